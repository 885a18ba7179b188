'use strict';

/* The board's script: filters, copying, ticks and their record. The page holds all words and all data; without this script it can
   still be read, filtered by the radios, and copied by hand. Ticks are kept in this browser. */
(() => {
  const page = document.documentElement;
  const words = document.body.dataset;
  const byId = id => document.getElementById(id);
  const chosen = name => document.querySelector(`input[name="${name}"]:checked`).value;
  const plain = text => text.normalize('NFKC').toLowerCase();
  const say = text => {
    byId('status').textContent = text;
  };

  /* The articles and posts of the page, read once. */
  const items = new Map();
  for (const item of document.querySelectorAll('.list li')) {
    items.set(item.firstElementChild.hash.slice(1), item);
  }
  const articles = [...document.querySelectorAll('article')].map(box => ({
    box,
    item: items.get(box.id),
    section: box.dataset.section,
    month: box.dataset.month,
    title: box.querySelector('h3').textContent,
    kept: false,
    posts: [],
  }));
  const posts = new Map();
  for (const article of articles) {
    for (const box of article.box.querySelectorAll('.post')) {
      const { key, path, platform, repeat, digest } = box.dataset;
      const tick = box.querySelector('input');
      const time = tick.parentElement.querySelector('.on');
      const folded = box.querySelector('template');
      const entry = { article: path, platform, repeat, digest };
      const post = { box, article, key, entry, folded, tick, time, inLedger: tick.defaultChecked, ledgerTime: time.textContent };
      article.posts.push(post);
      posts.set(box, post);
    }
  }
  const entries = new Map();
  for (const entry of document.querySelectorAll('.days a')) {
    entries.set(entry.hash.slice(1), entry);
  }

  /* Ticks: for each key of a post, the entry of the record, or the same with `off` for an entry of the ledger that was unticked. */
  const storeName = `shirase-board:${words.site}`;
  let ticks = {};
  const readTicks = () => {
    try {
      ticks = JSON.parse(localStorage.getItem(storeName)) ?? {};
    } catch {
      byId('no-store').hidden = false;
    }
  };
  const writeTicks = () => {
    try {
      localStorage.setItem(storeName, JSON.stringify(ticks));
    } catch {
      byId('no-store').hidden = false;
    }
  };

  const ledger = new Map();
  const ledgerKey = entry => [entry.article, entry.platform, entry.repeat ?? ''].join('\n');
  for (const entry of JSON.parse(words.ledger || '[]')) {
    ledger.set(ledgerKey(entry), entry);
  }

  const dateFormat = new Intl.DateTimeFormat(page.lang, { month: 'long', day: 'numeric' });
  const now = () => {
    const date = new Date();
    const local = new Date(date.getTime() - date.getTimezoneOffset() * 60000);
    return local.toISOString().slice(0, 16);
  };

  const showTick = post => {
    const kept = ticks[post.key];
    const ticked = kept && !kept.off && kept.digest === post.entry.digest;
    const cancelled = kept?.off && kept.posted >= (ledger.get(ledgerKey(post.entry))?.posted ?? '');
    post.done = Boolean(ticked || (post.inLedger && !cancelled));
    post.tick.checked = post.done;
    const time = !post.done ? '' : ticked ? dateFormat.format(new Date(kept.posted)) : post.ledgerTime;
    if (post.time.textContent !== time) {
      post.time.textContent = time;
    }
    if (!post.done && post.folded) {
      post.folded.replaceWith(post.folded.content);
      post.folded = null;
    }
    post.box.classList.toggle('done', post.done);
    entries.get(post.box.id)?.classList.toggle('past', post.done);
  };

  const showCounts = article => {
    const left = article.posts.filter(post => !post.done).length;
    const [number, all] = article.item.querySelectorAll('.left, .all');
    number.hidden = left === 0;
    number.lastElementChild.textContent = left;
    all.hidden = left > 0;
    article.left = left;
  };

  const showWaiting = () => {
    byId('waiting').textContent = articles.reduce((sum, article) => sum + article.left, 0);
  };

  const showTicks = () => {
    readTicks();
    posts.forEach(showTick);
    articles.forEach(showCounts);
    showWaiting();
  };

  const changeTick = post => {
    readTicks();
    const { key, entry } = post;
    const known = ledger.get(ledgerKey(entry));
    if (post.tick.checked) {
      ticks[key] = { ...entry, posted: now() };
    } else if (known && post.inLedger) {
      ticks[key] = { ...entry, posted: known.posted, off: true };
    } else {
      delete ticks[key];
    }
    writeTicks();
    showTick(post);
    showCounts(post.article);
    showWaiting();
    // What was just ticked stays in sight until the filters change, so that a slip can be taken back.
    post.article.kept = true;
    post.kept = true;
  };

  /* Filters */
  const fits = (article, post, { state, platform, search }) =>
    (!platform || post.entry.platform === platform) &&
    (!state || post.done === (state === 'done')) &&
    (!search || article.plainTitle.includes(search) || post.plainText.includes(search));

  const readFilters = () => ({
    state: chosen('state'),
    platform: chosen('platform'),
    section: byId('section').value,
    month: byId('month').value,
    search: plain(byId('words').value.trim()),
  });

  const hide = (element, hidden) => {
    if (element.hidden !== Boolean(hidden)) {
      element.hidden = hidden;
    }
  };

  const filter = () => {
    const filters = readFilters();
    if (filters.search && articles[0]?.plainTitle === undefined) {
      for (const article of articles) {
        article.plainTitle = plain(article.title);
        for (const post of article.posts) {
          post.plainText = plain((post.folded?.content ?? post.box).querySelector('.text').textContent);
        }
      }
    }
    let shown = 0;
    for (const article of articles) {
      const visible = article.kept || (
        (!filters.section || article.section === filters.section) &&
        (!filters.month || article.month === filters.month) &&
        article.posts.some(post => fits(article, post, filters)));
      hide(article.box, !visible);
      hide(article.item, !visible);
      shown += visible;
      // An article that waits shows its finished rows too, each folded to one line.
      for (const post of visible ? article.posts : []) {
        const elsewhere = filters.platform && post.entry.platform !== filters.platform;
        hide(post.box, !post.kept && (elsewhere || (filters.state === 'done' && !post.done)));
      }
    }
    byId('none').hidden = shown > 0;
    say(shown ? '' : words.none);
  };

  const changeFilters = () => {
    for (const article of articles) {
      article.kept = false;
    }
    for (const post of posts.values()) {
      post.kept = false;
    }
    filter();
  };

  /* Replies */
  const replies = [...document.querySelectorAll('.reply')].map(box => ({
    box,
    plainText: plain(`${box.querySelector('h3').textContent}\n${box.querySelector('.text').textContent}`),
  }));

  const filterReplies = () => {
    const search = plain(byId('reply-words').value.trim());
    for (const { box, plainText } of replies) {
      hide(box, !plainText.includes(search));
    }
    const none = replies.every(({ box }) => box.hidden);
    byId('no-reply').hidden = !none;
    say(none ? byId('no-reply').textContent : '');
  };

  /* Copying */
  const restore = new Map();
  const select = element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };

  const copyByCommand = (text, source) => {
    let taken = false;
    const give = event => {
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      taken = true;
    };
    select(source);
    document.addEventListener('copy', give);
    try {
      taken = document.execCommand('copy') && taken;
    } catch {
      taken = false;
    }
    document.removeEventListener('copy', give);
    return taken;
  };

  const showCopied = button => {
    const label = button.querySelector('span');
    const earlier = restore.get(button);
    clearTimeout(earlier?.timer);
    const text = earlier?.text ?? label.textContent;
    label.textContent = words.copied;
    button.classList.add('copied');
    say('');
    requestAnimationFrame(() => say(words.copied));
    const timer = setTimeout(() => {
      label.textContent = text;
      button.classList.remove('copied');
      restore.delete(button);
    }, 4000);
    restore.set(button, { text, timer });
  };

  const copy = async button => {
    const source = button.closest('.post, .reply').querySelector('.text');
    const text = button.dataset.copy ?? source.textContent;
    byId('by-hand')?.remove();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where the browser refuses, the old command; where it refuses that too, the text stays selected for the reader's own hand.
      const help = document.createElement('div');
      help.id = 'by-hand';
      const shown = button.dataset.copy === undefined ? source : help.appendChild(document.createElement('p'));
      if (shown !== source) {
        shown.textContent = text;
      }
      button.parentElement.after(help);
      if (!copyByCommand(text, shown)) {
        help.prepend(words.notCopied);
        select(shown);
        say(words.notCopied);
        return;
      }
      help.remove();
      getSelection().removeAllRanges();
      button.focus();
    }
    showCopied(button);
  };

  /* The record: the ledger's entries and this browser's ticks; of two for the same post the newer. */
  const record = () => {
    readTicks();
    const merged = new Map(ledger);
    for (const entry of Object.values(ticks)) {
      const key = ledgerKey(entry);
      const known = merged.get(key);
      if (entry.off ? known && known.posted <= entry.posted : !known || known.posted <= entry.posted) {
        merged.set(key, entry);
      }
    }
    const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    const lines = [...merged.values()]
      .filter(entry => !entry.off)
      .sort((a, b) => order(a.posted, b.posted) || order(a.article, b.article) || order(a.platform, b.platform))
      .map(({ article, platform, repeat, posted, digest }) =>
        `  - {article: ${JSON.stringify(article)}, platform: ${platform}, ${repeat ? `repeat: ${repeat}, ` : ''}` +
        `posted: ${posted}, digest: ${JSON.stringify(digest)}}\n`);
    return '# What has been posted, for Shirase. Keep this file as content/sns-posted.yml.\n' +
      (lines.length ? `posts:\n${lines.join('')}` : 'posts: []\n');
  };

  const exportRecord = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([record()], { type: 'application/yaml' }));
    link.download = 'sns-posted.yml';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(words.exported);
  };

  /* The page's own links: a post that the filters hide is brought back before the browser goes to it. */
  const settle = (target, frames) => requestAnimationFrame(() => {
    // Articles out of sight have guessed heights, so the place is known only once they are drawn.
    target.scrollIntoView();
    if (frames > 1) {
      settle(target, frames - 1);
    }
  });

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const views = ['replies', 'calendar', 'report'];
    for (const link of document.querySelectorAll('header nav a')) {
      const name = link.hash.slice(1);
      if (name === 'posts' ? !views.includes(id) : views.includes(name) && name === id) {
        link.setAttribute('aria-current', 'true');
      } else {
        link.removeAttribute('aria-current');
      }
    }
    const target = id && byId(id);
    const article = target && articles.find(({ box }) => box.contains(target));
    const post = target && posts.get(target);
    if (article && (article.box.hidden || post?.box.hidden)) {
      for (const input of document.querySelectorAll('.filters [value=""][type="radio"]')) {
        input.checked = true;
      }
      for (const field of document.querySelectorAll('.more :is(select, input)')) {
        field.value = '';
      }
      changeFilters();
    }
    if (article) {
      settle(target, 3);
    }
  };

  const marker = new IntersectionObserver(seen => {
    for (const { target, isIntersecting } of seen) {
      const link = items.get(target.id).firstElementChild;
      if (isIntersecting) {
        link.setAttribute('aria-current', 'true');
      } else {
        link.removeAttribute('aria-current');
      }
    }
  }, { rootMargin: '-25% 0px -75% 0px' });

  let typing;
  document.addEventListener('input', event => {
    const change = { words: changeFilters, 'reply-words': filterReplies }[event.target.id];
    if (change) {
      clearTimeout(typing);
      typing = setTimeout(change, 150);
    }
  });
  document.addEventListener('change', event => {
    const post = posts.get(event.target.closest('.post'));
    if (post) {
      changeTick(post);
    } else if (event.target.matches('select, [type="radio"]')) {
      changeFilters();
    }
  });
  document.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button?.id === 'export') {
      exportRecord();
    } else if (button) {
      copy(button);
    }
  });
  window.addEventListener('hashchange', follow);
  window.addEventListener('storage', () => {
    showTicks();
    filter();
  });

  page.classList.add('js');
  showTicks();
  filter();
  follow();
  for (const { box } of articles) {
    marker.observe(box);
  }
})();
