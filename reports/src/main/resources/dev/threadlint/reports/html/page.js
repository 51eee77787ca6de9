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
  const quietly = action => { try { action(); } catch (e) { /* some browsers refuse history on file:// */ } };
  // The drawings listen, for they have words and colours too.
  const announce = () => document.dispatchEvent(new Event('threadlint'));

  const speak = language => {
    root.lang = language;
    const button = find('language');
    const other = language === 'en' ? 'zh' : 'en';
    button.lang = other;
    button.textContent = other === 'en' ? 'English' : '中文';
    for (const part of document.querySelectorAll('[data-zh]')) {
      const name = part.localName === 'input' ? 'placeholder' : 'aria-label';
      part.dataset.en = part.dataset.en || part.getAttribute(name) || '';
      part.setAttribute(name, language === 'en' ? part.dataset.en : part.dataset.zh);
    }
  };
  const paint = theme => { root.dataset.theme = theme; };
  const fragment = new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');
  speak(fragment.get('lang') || recall('lang') || (/^zh/i.test(navigator.language) ? 'zh' : 'en'));
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paintAsChosen = () => paint(fragment.get('theme') || recall('theme') || (dark.matches ? 'dark' : 'light'));
  paintAsChosen();
  dark.addEventListener('change', () => { paintAsChosen(); announce(); });
  find('language').onclick = () => { speak(root.lang === 'en' ? 'zh' : 'en'); remember('lang', root.lang); announce(); };
  find('theme').onclick = () => {
    paint(root.dataset.theme === 'dark' ? 'light' : 'dark');
    remember('theme', root.dataset.theme);
    announce();
  };
  // On paper the drawings are in the colours of the paper.
  let onScreen = '';
  addEventListener('beforeprint', () => { onScreen = root.dataset.theme; paint('light'); announce(); });
  addEventListener('afterprint', () => { paint(onScreen); announce(); });
  for (const part of document.querySelectorAll('.scripted')) part.hidden = false;

  const texts = new Map();
  const text = article => {
    if (!texts.has(article)) texts.set(article, article.textContent.toLowerCase());
    return texts.get(article);
  };
  const pressed = () => levels.filter(b => b.getAttribute('aria-pressed') === 'true').map(b => b.dataset.level);
  const narrow = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = pressed();
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
    const wanted = pressed().join(',');
    if (wanted) state.set('level', wanted);
    state.set('open', articles.filter(a => a.firstElementChild.open).map(a => a.id).join(','));
    history.replaceState(null, '', '#?' + state);
  };
  const target = () => {
    const name = location.hash.startsWith('#?') ? '' : location.hash.slice(1);
    const found = name && find(decodeURIComponent(name));
    return found && found.localName === 'article' ? found : null;
  };

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
    if (fragment.has('open')) {
      const open = fragment.get('open').split(',');
      for (const article of articles) article.firstElementChild.open = open.includes(article.id);
    }
    narrow();
    // Not before: opening what the link names is no change of the reader's.
    requestAnimationFrame(() => {
      for (const article of articles) article.firstElementChild.ontoggle = () => { if (!target()) quietly(note); };
    });
  }

  const reveal = () => {
    const article = target();
    if (article) {
      article.hidden = false;
      article.firstElementChild.open = true;
      article.scrollIntoView();
    }
  };
  addEventListener('hashchange', reveal);
  quietly(reveal);

  // What the reader would copy by hand, folded frames included and the other language left out.
  const plain = article => {
    const lines = [];
    const other = root.lang === 'en' ? 'zh' : 'en';
    const add = (part, before) => {
      if (!part) return;
      const copy = part.cloneNode(true);
      for (const hidden of copy.querySelectorAll('[lang=' + other + '],button')) hidden.remove();
      for (const sum of copy.querySelectorAll('summary')) sum.remove();
      lines.push(before + copy.textContent.replace(/\s*\n\s*/g, '\n' + before.replace(/\S/g, ' ')).trim());
    };
    const head = article.querySelector('summary').cloneNode(true);
    for (const hidden of head.querySelectorAll('[lang=' + other + ']')) hidden.remove();
    lines.push(head.textContent.replace(/\s+/g, ' ').trim(), '');
    add(article.querySelector('.what'), '');
    for (const side of article.querySelectorAll('.side')) {
      lines.push('');
      add(side.querySelector('h5'), '');
      for (const deed of side.children) if (deed.localName !== 'h5') add(deed, deed.className === 'stack' ? '    ' : '  ');
    }
    lines.push('');
    for (const part of article.querySelectorAll('.fix > *')) {
      if (part.localName === 'pre') lines.push(part.textContent.trimEnd());
      else add(part, '');
    }
    lines.push('');
    add(article.querySelector('.accept'), '');
    return lines.join('\n') + '\n';
  };
  const copied = button => { button.classList.add('done'); setTimeout(() => button.classList.remove('done'), 2000); };
  const copyByHand = words => {
    const area = document.createElement('textarea');
    area.value = words;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  };
  for (const article of articles) article.querySelector('.accept').append(find('copy').content.cloneNode(true));
  addEventListener('click', event => {
    const button = event.target.closest('.copy');
    if (!button) return;
    const words = plain(button.closest('article'));
    const clipboard = navigator.clipboard;
    const written = clipboard ? clipboard.writeText(words).catch(() => copyByHand(words)) : Promise.resolve(copyByHand(words));
    written.then(() => copied(button));
  });

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
    const article = document.activeElement && document.activeElement.closest('article');
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
