// The lock graph: laid out by dagre, drawn from the table beside it.
(() => {
  'use strict';
  const place = document.getElementById('lock-graph');
  const rows = [...document.querySelectorAll('#locks tr[data-outer]')];
  const node = (name, attributes, parent) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    parent.append(made);
    return made;
  };
  const shortened = (text, most) => {
    const letters = [...text];
    return letters.length <= most ? text : letters.slice(0, most - 1).join('') + '…';
  };

  const smooth = points => {
    let path = 'M' + points[0].x + ' ' + points[0].y;
    for (let i = 1; i < points.length - 1; i++) {
      const end = i === points.length - 2 ? points[i + 1] : { x: (points[i].x + points[i + 1].x) / 2, y: (points[i].y + points[i + 1].y) / 2 };
      path += 'Q' + points[i].x + ' ' + points[i].y + ' ' + end.x + ' ' + end.y;
    }
    return path;
  };

  const draw = () => {
    place.textContent = '';
    const svg = node('svg', { role: 'img', 'aria-label': place.dataset[document.documentElement.lang] }, place);
    const measure = (text, cls) => {
      const label = node('text', { class: cls }, svg);
      label.textContent = text;
      const width = label.getComputedTextLength();
      label.remove();
      return Math.ceil(width);
    };
    const graph = new dagre.graphlib.Graph();
    graph.setGraph({ rankdir: place.clientWidth < 640 ? 'TB' : 'LR', nodesep: 28, edgesep: 18, ranksep: 60, marginx: 12, marginy: 12 });
    for (const row of rows) {
      for (const name of [row.dataset.outer, row.dataset.inner]) {
        if (!graph.hasNode(name)) graph.setNode(name, { label: shortened(name, 36), width: measure(shortened(name, 36), 'name') + 24, height: 30 });
      }
      const label = row.dataset.finding ? shortened(row.dataset.threads, 30) : '';
      graph.setEdge(row.dataset.outer, row.dataset.inner, { label, ring: !!row.dataset.finding, width: label ? measure(label, '') + 8 : 0, height: label ? 18 : 0, labelpos: 'c' });
    }
    dagre.layout(graph);
    // Larger than what dagre says: of lines it counts only the labels.
    const bounds = { left: 0, top: 0, right: graph.graph().width, bottom: graph.graph().height };
    for (const key of graph.edges()) {
      for (const point of graph.edge(key).points) {
        bounds.left = Math.min(bounds.left, point.x - 4);
        bounds.right = Math.max(bounds.right, point.x + 4);
        bounds.top = Math.min(bounds.top, point.y - 4);
        bounds.bottom = Math.max(bounds.bottom, point.y + 4);
      }
    }
    const width = Math.ceil(bounds.right - bounds.left);
    const height = Math.ceil(bounds.bottom - bounds.top);
    svg.setAttribute('viewBox', bounds.left + ' ' + bounds.top + ' ' + width + ' ' + height);
    svg.setAttribute('width', width);
    svg.setAttribute('height', height);
    for (const key of graph.edges()) {
      const edge = graph.edge(key);
      node('path', { d: smooth(edge.points), class: edge.ring ? 'ring' : 'order' }, svg);
    }
    for (const key of graph.edges()) {
      const edge = graph.edge(key);
      if (edge.label) node('text', { x: edge.x, y: edge.y + 4, class: 'ring' }, svg).textContent = edge.label;
    }
    for (const key of graph.nodes()) {
      const box = graph.node(key);
      node('rect', { x: box.x - box.width / 2, y: box.y - 15, width: box.width, height: 30, rx: 4 }, svg);
      node('text', { x: box.x, y: box.y + 5, class: 'name' }, svg).textContent = box.label;
    }
  };

  if (place && rows.length) {
    unpack('dagre').then(() => {
      place.hidden = false;
      const table = place.parentNode.querySelector('details');
      if (rows.length > 8) table.open = false;
      draw();
      document.addEventListener('threadlint', draw);
    });
  }
})();
