(() => {
  'use strict';
  const root = document.documentElement;
  const find = id => document.getElementById(id);
  const articles = [...document.querySelectorAll('article')];
  const filter = find('filter');
  const levels = [...document.querySelectorAll('.level')];

  // A file:// page may have no storage; then nothing is remembered.
  const remember = (key, value) => { try { localStorage.setItem('threadlint.' + key, value); } catch (e) { /* as said */ } };
  const recall = key => { try { return localStorage.getItem('threadlint.' + key); } catch (e) { return null; } };

  const speak = language => {
    root.lang = language;
    const button = find('language');
    const other = language === 'en' ? 'zh' : 'en';
    button.lang = other;
    button.textContent = other === 'en' ? 'English' : '中文';
    if (filter) filter.placeholder = language === 'en' ? 'rule, class, thread…   ( / )' : '规则、类、线程…   ( / )';
    for (const drawing of document.querySelectorAll('svg[data-zh]')) {
      drawing.dataset.en = drawing.dataset.en || drawing.getAttribute('aria-label');
      drawing.setAttribute('aria-label', language === 'en' ? drawing.dataset.en : drawing.dataset.zh);
    }
  };
  const paint = theme => { root.dataset.theme = theme; };
  const fragment = new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');
  speak(fragment.get('lang') || recall('lang') || (/^zh/i.test(navigator.language) ? 'zh' : 'en'));
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  paint(fragment.get('theme') || recall('theme') || (dark ? 'dark' : 'light'));
  find('language').onclick = () => { speak(root.lang === 'en' ? 'zh' : 'en'); remember('lang', root.lang); };
  find('theme').onclick = () => { paint(root.dataset.theme === 'dark' ? 'light' : 'dark'); remember('theme', root.dataset.theme); };
  for (const part of document.querySelectorAll('.tools, .filter')) part.hidden = false;

  const texts = new Map();
  const text = article => {
    if (!texts.has(article)) texts.set(article, article.textContent.toLowerCase());
    return texts.get(article);
  };
  const narrow = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = levels.filter(b => b.getAttribute('aria-pressed') === 'true').map(b => b.dataset.level);
    let shown = 0;
    for (const article of articles) {
      const fits = (!wanted.length || wanted.includes(article.className)) && words.every(w => text(article).includes(w));
      article.hidden = !fits;
      if (fits) shown++;
    }
    find('shown').textContent = shown === articles.length ? '' : shown + ' / ' + articles.length;
  };
  const note = () => {
    const state = new URLSearchParams();
    if (filter.value) state.set('q', filter.value);
    const wanted = levels.filter(b => b.getAttribute('aria-pressed') === 'true').map(b => b.dataset.level).join(',');
    if (wanted) state.set('level', wanted);
    const open = articles.filter(a => a.firstElementChild.open).map(a => a.id).join(',');
    if (open) state.set('open', open);
    history.replaceState(null, '', '#?' + state);
  };
  const quietly = action => { try { action(); } catch (e) { /* some browsers refuse history on file:// */ } };

  if (filter) {
    let timer = 0;
    const changed = () => { narrow(); quietly(note); };
    filter.oninput = () => { clearTimeout(timer); timer = setTimeout(changed, 60); };
    for (const button of levels) {
      button.onclick = () => { button.setAttribute('aria-pressed', button.getAttribute('aria-pressed') !== 'true'); changed(); };
    }
    find('all').onclick = () => {
      const open = articles.some(a => !a.hidden && !a.firstElementChild.open);
      for (const article of articles) if (!article.hidden) article.firstElementChild.open = open;
    };
    filter.value = fragment.get('q') || '';
    const level = (fragment.get('level') || '').split(',');
    for (const button of levels) if (level.includes(button.dataset.level)) button.setAttribute('aria-pressed', 'true');
    if (fragment.get('open')) {
      const open = fragment.get('open').split(',');
      for (const article of articles) article.firstElementChild.open = open.includes(article.id);
    }
    narrow();
  }

  const reveal = () => {
    const target = location.hash && !location.hash.startsWith('#?') && find(decodeURIComponent(location.hash.slice(1)));
    if (target && target.localName === 'article') {
      target.hidden = false;
      target.firstElementChild.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener('hashchange', reveal);
  quietly(reveal);

  const step = by => {
    const seen = articles.filter(a => !a.hidden);
    const at = seen.findIndex(a => a.contains(document.activeElement));
    const next = seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(seen.length - 1, Math.max(0, at + by))];
    if (next) next.querySelector('summary').focus();
  };
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(input|textarea|select)$/.test(event.target.localName)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const article = document.activeElement.closest('article');
    const keys = {
      '/': () => filter && filter.focus(),
      j: () => step(1),
      k: () => step(-1),
      o: () => { if (article) article.firstElementChild.open = !article.firstElementChild.open; },
      '?': () => find('help').showModal(),
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
