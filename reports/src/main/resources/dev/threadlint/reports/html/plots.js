// Thread lanes and wait percentiles: drawn by uPlot from the tables beside them.
(() => {
  'use strict';
  const root = document.documentElement;
  const colour = name => getComputedStyle(root).getPropertyValue('--' + name).trim();
  const shortened = (text, most) => {
    const letters = [...text];
    return letters.length <= most ? text : letters.slice(0, most - 1).join('') + '…';
  };
  const axis = more => Object.assign({ stroke: colour('dim'), grid: { stroke: colour('line'), width: 1 }, ticks: { stroke: colour('line') }, font: '12px system-ui,sans-serif' }, more);
  const plots = [];

  // A letter a look: how high it is drawn says the same as its colour.
  const HEIGHT = { r: 0.45, h: 0.85, w: 0.12, b: 0.85 };
  const COLOUR = { r: 'runs', h: 'holding', w: 'waits', b: 'stuck' };

  const lanes = place => {
    const step = Number(place.dataset.step) / 1000;
    const looks = Number(place.dataset.looks);
    const rows = [...document.querySelectorAll('#threads tr[data-states]')].map(row => ({
      name: shortened(row.cells[0].querySelector('code').textContent, place.clientWidth < 500 ? 12 : 24),
      first: Number(row.dataset.first),
      runs: [...row.dataset.states.matchAll(/(\d+)(\D)/g)].map(m => [Number(m[1]), m[2]]),
    }));
    const met = [...document.querySelectorAll('article[data-at]')].slice(0, 20).map(a => Number(a.dataset.at) / 1000);
    const bars = u => {
      const pen = u.ctx;
      const lane = u.bbox.height / rows.length;
      const at = look => u.valToPos(look * step, 'x', true);
      pen.save();
      rows.forEach((row, i) => {
        const middle = u.bbox.top + (i + 0.5) * lane;
        let look = row.first;
        for (const [length, state] of row.runs) {
          if (HEIGHT[state]) {
            const high = Math.max(1, lane * HEIGHT[state]);
            pen.fillStyle = colour(COLOUR[state]);
            pen.fillRect(at(look), middle - high / 2, Math.max(1, at(look + length) - at(look)), high);
          }
          look += length;
        }
      });
      pen.strokeStyle = colour('error');
      pen.lineWidth = devicePixelRatio;
      pen.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
      for (const time of met) {
        pen.beginPath();
        pen.moveTo(u.valToPos(time, 'x', true), u.bbox.top);
        pen.lineTo(u.valToPos(time, 'x', true), u.bbox.top + u.bbox.height);
        pen.stroke();
      }
      pen.restore();
    };
    const widest = Math.max(...rows.map(r => [...r.name].reduce((sum, c) => sum + (c < '\u1100' ? 7 : 13), 0)));
    return new uPlot({
      width: place.clientWidth,
      height: rows.length * 22 + 36,
      padding: [4, 16, 0, 0],
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false, range: [0, looks * step] }, y: { range: [0, rows.length], dir: -1 } },
      axes: [
        axis({ size: 32, values: (u, splits) => splits.map(s => s + ' s') }),
        axis({ size: widest + 14, gap: 4, grid: { show: false }, ticks: { show: false }, splits: () => rows.map((r, i) => i + 0.5), values: () => rows.map(r => r.name) }),
      ],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { draw: [bars] },
    }, [[0, looks * step], [null, null]], place);
  };

  const PERCENTS = ['50 %', '75 %', '90 %', '99 %', '99.9 %', 'max'];
  const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5]];
  const COLOURS = ['holding', 'wants', 'runs', 'fg', 'dim'];
  const time = nanos => {
    const units = root.lang === 'en' ? ['ns', 'µs', 'ms', 's'] : ['纳秒', '微秒', '毫秒', '秒'];
    let unit = 0;
    while (nanos >= 1000 && unit < 3) {
      nanos /= 1000;
      unit++;
    }
    return +nanos.toPrecision(3) + ' ' + units[unit];
  };
  const powers = (least, most) => {
    const all = [];
    for (let power = Math.ceil(Math.log10(least)); power <= Math.log10(most); power++) all.push(10 ** power);
    return all;
  };
  const waits = place => {
    const rows = [...document.querySelectorAll('#waits tr[data-nanos]')].slice(0, DASHES.length);
    const values = rows.map(row => row.dataset.nanos.split(',').map(n => Math.max(1, Number(n))));
    return new uPlot({
      width: place.clientWidth,
      height: 260,
      cursor: { show: false },
      legend: { show: true, live: false },
      scales: { x: { time: false, range: [-0.2, 5.2] }, y: { distr: 3 } },
      axes: [
        axis({ size: 32, splits: () => [0, 1, 2, 3, 4, 5], values: () => PERCENTS }),
        axis({ size: 70, splits: (u, axisNumber, least, most) => powers(least, most), values: (u, splits) => splits.map(time) }),
      ],
      series: [{ label: '' }].concat(rows.map((row, i) => ({
        label: shortened(row.cells[0].querySelector('code').textContent, 40),
        stroke: colour(COLOURS[i]),
        width: 2,
        dash: DASHES[i],
        points: { show: true, size: 6, fill: colour(COLOURS[i]) },
      }))),
    }, [[0, 1, 2, 3, 4, 5]].concat(values), place);
  };

  const draw = () => {
    for (const plot of plots.splice(0)) plot.destroy();
    for (const [id, make] of [['thread-lanes', lanes], ['wait-curves', waits]]) {
      const place = document.getElementById(id);
      const empty = make === waits && !document.querySelector('#waits tr[data-nanos]');
      if (place && !empty) {
        place.hidden = false;
        place.setAttribute('role', 'img');
        place.setAttribute('aria-label', place.dataset[root.lang]);
        plots.push(make(place));
        const table = place.parentNode.querySelector('details');
        if (table && table.querySelectorAll('tr').length > 9 && !table.dataset.met) table.open = false;
        if (table) table.dataset.met = 'yes';
      }
    }
  };
  unpack('uplot').then(() => {
    draw();
    document.addEventListener('threadlint', draw);
    let timer = 0;
    addEventListener('resize', () => { clearTimeout(timer); timer = setTimeout(draw, 150); });
  });
})();
