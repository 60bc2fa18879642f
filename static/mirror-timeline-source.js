// Makes a chronicle of a list, a table or a `pre` that stands in the page. Loaded only by widgets
// with `source`; what it makes goes the way of every chronicle, so that nothing is believed here.

const DATE = /date|year|when|time|stardate/i;
const TITLE = /event|title|name|what/i;
const GROUP = /categor|faction|group|side|type|era|period/i;
const SOURCE = /source|reference|episode|cite/i;
/** No title is longer, in characters. */
const LONGEST = 200;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** The chronicle's text, and what could not be read, as diagnostics. */
export function readPage(within, source) {
  if (!within) throw new Error(`Nothing in this page is “${source}”.`);
  const inside = (names) => (within.matches(names) ? within : within.querySelector(names));
  const table = inside('table');
  const list = inside('ul, ol, dl');
  const island = inside('pre');
  if (!table && !list) {
    if (!island) throw new Error('There is no list, table or pre to read events from.');
    return { text: island.textContent, problems: [] };
  }
  const rows = table ? rowsOfTable(table) : rowsOfList(list, within);
  const chronicle = { format: 1, title: titleOf(within, table), events: [] };
  const groups = new Map();
  const rails = new Map();
  const ids = new Set();
  const problems = [];
  rows.forEach((row, position) => {
    const date = dateOf(row);
    const [title, beyond] = titled(row.title);
    if (!date || !title) {
      const found = date ? row.element.textContent : row.date;
      problems.push({
        severity: 'warning',
        code: 'unread-row',
        message: date ? `Entry ${position + 1} has a date and no text.`
          : `Entry ${position + 1} (“${shorten(title)}”) has no date that can be read${row.date ? `: “${shorten(row.date)}”` : ''}. Give it one as data-date.`,
        path: `entry ${position + 1}`,
        found: shorten(found),
      });
      return;
    }
    const event = { id: unique(row.element.id || title, ids), date, title };
    if (row.date && row.date !== date) event.wording = row.date;
    const summary = [beyond, row.summary].filter(Boolean).join(' ');
    if (summary) event.summary = summary;
    if (row.article) event.article = row.article;
    if (row.groups.length > 0) event.factions = row.groups.map((name) => idOf(name, groups));
    if (row.universe) event.universe = idOf(row.universe, rails);
    if (row.sources.length > 0) event.sources = row.sources.map((text) => ({ article: text }));
    if (row.element.dataset.important !== undefined) event.important = true;
    chronicle.events.push(event);
  });
  const named = (map) => [...map].map(([name, id]) => ({ id, name }));
  if (groups.size > 0) chronicle.factions = named(groups);
  if (rails.size > 0) chronicle.rails = named(rails);
  return { text: JSON.stringify(chronicle), problems };
}

function titleOf(within, table) {
  const own = within.dataset.heading ?? (table?.caption && words(table.caption));
  if (own) return own;
  for (let node = within; node; node = node.previousElementSibling) {
    const heading = node.matches('h1, h2, h3, h4') ? node : node.querySelector(':scope > :is(h1, h2, h3, h4)');
    if (heading) return words(heading);
  }
  return document.title || 'Timeline';
}

/** What a row says besides its date: the attributes of the row, or of one element within it. */
function rowOf(element, found) {
  const carrier = element.dataset.date || element.dataset.start ? element
    : element.querySelector('[data-date], [data-start]') ?? element;
  const { category, factions, universe } = { ...element.dataset, ...carrier.dataset };
  const groups = category ?? factions;
  return {
    element,
    carrier,
    universe,
    ...found,
    groups: groups ? split(groups) : found.groups ?? [],
    sources: [...found.sources ?? [], ...footnotes(element)],
  };
}

function rowsOfTable(table) {
  const grid = gridOf(table);
  // A row of one cell is a title over the table, and an empty one is none.
  const headings = grid.filter((cells) => new Set(cells).size > 1 && cells.every(({ tagName }) => tagName === 'TH'));
  const heads = headings.find((cells) => cells.some((cell) => DATE.test(words(cell)))) ?? headings[0] ?? [];
  const column = (pattern) => heads.findIndex((cell) => pattern.test(words(cell)));
  const dateAt = Math.max(column(DATE), 0);
  const titleAt = [column(TITLE)].find((at) => at >= 0 && at !== dateAt) ?? (dateAt === 0 ? 1 : 0);
  const [groupAt, sourceAt] = [column(GROUP), column(SOURCE)];
  const rows = grid.map((cells, down) => [cells, table.rows[down]]).filter(([cells]) => cells.some(({ tagName }) => tagName === 'TD'));
  return rows.map(([cells, element]) => {
    const [dated, titled] = [cells[dateAt], cells[titleAt]];
    const rest = cells.filter((cell, at) => cell !== dated && cell !== titled && at !== groupAt && at !== sourceAt);
    return rowOf(element, {
      date: dated ? words(dated) : '',
      title: titled ? words(titled) : '',
      summary: rest.map(words).filter(Boolean).join(' '),
      article: titled && linkOf(titled),
      groups: cells[groupAt] && groupAt !== titleAt && groupAt !== dateAt ? split(words(cells[groupAt])) : [],
      sources: cells[sourceAt] && sourceAt !== titleAt ? [words(cells[sourceAt])].filter(Boolean) : [],
    });
  });
}

/** The cells by row and column; one that spans several stands in each. */
function gridOf(table) {
  const grid = [];
  [...table.rows].forEach((row, down) => {
    grid[down] ??= [];
    for (const cell of row.cells) {
      let across = 0;
      while (grid[down][across]) across += 1;
      // A span is the page's word: no more of it than there are rows, or than a table has columns.
      for (let y = down; y < Math.min(down + cell.rowSpan, table.rows.length); y += 1) {
        grid[y] ??= [];
        for (let x = across; x < across + Math.min(cell.colSpan, 50); x += 1) grid[y][x] = cell;
      }
    }
  });
  return grid.map((cells) => cells.filter(Boolean));
}

function rowsOfList(list, within) {
  if (list.tagName === 'DL') {
    return [...list.querySelectorAll(':scope > dd')].map((told) => {
      let term = told;
      while (term && term.tagName !== 'DT') term = term.previousElementSibling;
      return rowOf(told, { ...sentences(words(told)), date: term ? words(term) : '', article: linkOf(told) });
    });
  }
  const all = within === list ? [list] : [...within.querySelectorAll('ul, ol')].filter((one) => !one.parentElement.closest('li'));
  return all.flatMap((one) => [...one.children]).filter(({ tagName }) => tagName === 'LI').map(rowOfItem);
}

function rowOfItem(item) {
  const own = item.cloneNode(true);
  // An item's own list tells more of it, and is not its title.
  const more = [...own.querySelectorAll('ul, ol')].map((inner) => (inner.remove(), words(inner))).join(' ');
  const stated = item.dataset.date ?? item.dataset.start;
  const time = own.querySelector('time');
  const bold = own.querySelector('b, strong');
  const stands = own.querySelector('[data-date], [data-start]') ?? time;
  const marked = stands ?? (bold && edtf(words(bold)) ? bold : null);
  const [head, tail] = dated(words(own));
  let date = '';
  if (marked && words(marked) !== words(own)) {
    date = words(marked);
    marked.remove();
  }
  let text = words(own);
  // Of a span only the first date may be bold.
  const spans = date && !stands && head.length > date.length && head.startsWith(date);
  if (head && stated === undefined && (spans || !date)) [date, text] = [head, tail];
  text = text.replace(/^[\s:–—,.-]+/, '');
  const title = own.querySelector('b, strong');
  const rest = title && text.replace(words(title), '').replace(/^[\s:–—,.-]+/, '').trim();
  const parts = title ? { title: words(title), summary: rest } : sentences(text);
  return rowOf(item, { ...parts, summary: [parts.summary, more].filter(Boolean).join(' '), date, time: time?.dateTime, article: linkOf(own) });
}

/** A text's date before a colon or dash, and what stands after that: the longest beginning that is a
    date, since one may have a dash itself. */
function dated(text) {
  let found = ['', text];
  for (const { 0: { length }, index } of text.slice(0, 90).matchAll(/\s*[:–—-]\s+(?=\S)/g)) {
    const head = text.slice(0, index);
    if (edtf(head)) found = [head, text.slice(index + length)];
  }
  return found;
}

/** A title of one line, and what of it does not fit into that. */
function titled(text) {
  if (text.length <= LONGEST) return [text, ''];
  const space = text.lastIndexOf(' ', LONGEST);
  const end = space > 0 ? space : LONGEST;
  return [`${text.slice(0, end)}…`, `…${text.slice(end).trim()}`];
}

/** The first sentence, and the rest. */
function sentences(text) {
  const [, title, summary] = /^(.+?[^.\s]{3,})[.:;]\s+(.+)$/s.exec(text) ?? [];
  return title ? { title, summary } : { title: text.replace(/\.$/, ''), summary: '' };
}

/** A row's date in EDTF, by what is said for machines first; null if none can be read. */
function dateOf({ carrier, element, date, time }) {
  const { date: stated, start, end } = { ...element.dataset, ...carrier.dataset };
  if (stated) return edtf(stated) ?? stated;
  if (start) return end ? `${edtf(start) ?? start}/${edtf(end) ?? end}` : edtf(start) ?? start;
  const machine = time ?? element.querySelector('time[datetime]')?.dateTime;
  return (machine && edtf(machine)) || edtf(date);
}

/** A date as tables have it, in EDTF; null for anything else. */
export function edtf(words) {
  const text = (words ?? '').trim().replace(/^(in|on|the)\s+/i, '').replace(/^−(?=\d)/, '-').replace(/[−‒–—]/g, '–');
  const number = '(-?\\d{3,6})';
  const match = (pattern) => new RegExp(`^${pattern}$`, 'i').exec(text);
  let found;
  // Months are 01 to 12, and seasons 21 to 41; `1970-71` is two years.
  if ((found = match(`${number}((?:-(?:0\\d|1[0-2]|2[1-9]|3\\d|4[01])(?:-\\d\\d)?)?[~?%]?)`))) return year(found[1]) + found[2];
  if ((found = match(`${number}\\s*(?:[-–/]|to|until)\\s*(-?\\d{2,6})`))) return years(found[1], found[2]);
  if ((found = match(`(?:c\\.?|ca\\.?|circa|about|around|approx\\.?|~)\\s*${number}`))) return `${year(found[1])}~`;
  if ((found = match(`(?:by|before|until)\\s+${number}`))) return `[..${year(found[1])}]`;
  if ((found = match(`(?:(?:some ?time )?after|since|from)\\s+${number}`))) return `[${year(found[1])}..]`;
  if ((found = match(`${number}\\s+or\\s+${number}`))) return `[${year(found[1])},${year(found[2])}]`;
  if ((found = match('(\\d{2,3})0s'))) return `${found[1].padStart(3, '0')}X`;
  if ((found = match('(\\d{1,2})(?:st|nd|rd|th)?\\s+([a-z]+),?\\s+(\\d{4})'))) return day(found[3], found[2], found[1]);
  if ((found = match('([a-z]+)\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})'))) return day(found[3], found[1], found[2]);
  if ((found = match('([a-z]+)\\s+(\\d{4})'))) return day(found[2], found[1]);
  if ((found = match('(.+?)(?:\\s*–\\s*|\\s+(?:-|to|until)\\s+)(.+)'))) {
    const ends = [edtf(found[1]), edtf(found[2])];
    return ends.every((end) => end && !/[/[{]/.test(end)) ? ends.join('/') : null;
  }
  return /^[-0-9XYESTZ.~?%:+,/[\]{}]*\d[-0-9XYESTZ.~?%:+,/[\]{}]*$/.test(text) && /[/[{XT]/.test(text) ? text : null;
}

/** A year as EDTF has it: in four digits, or with more of them after a Y. */
function year(text) {
  const [, sign, digits] = /^(-?)0*(\d+)$/.exec(text);
  return digits.length > 4 ? `Y${sign}${digits}` : sign + digits.padStart(4, '0');
}

/** From one year to another, which may be short for one in the same century; null if it is earlier. */
function years(from, to) {
  const end = to.length < from.length && !/-/.test(from + to) ? from.slice(0, from.length - to.length) + to : to;
  return Number(end) > Number(from) ? `${year(from)}/${year(end)}` : null;
}

function day(year, name, number) {
  const month = MONTHS.findIndex((one) => one.startsWith(name.toLowerCase()) && name.length > 2) + 1;
  if (month === 0) return null;
  const two = (value) => String(value).padStart(2, '0');
  return number === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(number)}`;
}

/** The words of an element without its footnote marks and edit links. */
function words(element) {
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll('sup.reference, .mw-editsection, style, script')) extra.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** The texts of the notes that an element refers to. */
function footnotes(element) {
  return [...element.querySelectorAll('sup.reference a')].map((mark) => {
    const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    return note && words(note.querySelector('.reference-text') ?? note);
  }).filter(Boolean);
}

/** Where an element's first link leads, if it leads to a page; a wiki's red links lead to none yet. */
function linkOf(element) {
  const link = [...element.querySelectorAll('a[href]:not(.new)')].find(({ protocol, hash, pathname }) =>
    /^https?:$/.test(protocol) && !(hash && pathname === location.pathname));
  return link?.href;
}

const split = (text) => text.split(/\s*[,;]\s*/).filter(Boolean);
const shorten = (text) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** The id of a name, the same for the same name. */
function idOf(name, known) {
  if (!known.has(name)) known.set(name, unique(name, new Set(known.values())));
  return known.get(name);
}

function unique(name, taken) {
  const plain = name.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 48).replace(/^-|-$/g, '') || 'event';
  let id = plain;
  for (let number = 2; taken.has(id); number += 1) id = `${plain}-${number}`;
  taken.add(id);
  return id;
}
