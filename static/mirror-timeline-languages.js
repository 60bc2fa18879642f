// Languages other than English: their words, and how each writes numbers, dates and plurals. Fetched
// only for pages in another language; the words of each are a file of their own.

/** The keys of the words in the order in which the module knows them. The build writes them here. */
const KEYS = [];
/** The languages that have a file in `languages/`. */
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'ja'];
/** Scripts that run from right to left. */
const FROM_RIGHT = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'];
/** Farther from now than this no calendar reaches, in years. */
const FARTHEST = 270_000;

/** What the loader and the module say in the language of a tag; without words where we have none.
    `load` gets the text of one of our files. */
export async function voice(tag, load) {
  const locale = new Intl.Locale(tag);
  const rtl = FROM_RIGHT.includes(locale.maximize().script);
  if (!LANGUAGES.includes(locale.language)) return { rtl };
  const words = JSON.parse(await load(`languages/${locale.language}.json`));
  return { rtl, words, lines: KEYS.map((key) => line(words[key])).join('\n'), say: sayer(tag) };
}

/** A text as the module reads it: one, or one for each plural form. */
function line(text = '') {
  if (typeof text === 'string') return text;
  return Object.entries(text).map(([form, words]) => `\t${form}=${words}`).join('');
}

/** Answers what the module asks of a language, in the order of its `Say`. */
function sayer(tag) {
  const formats = new Map();
  const format = (kind, options) => {
    const name = kind.name + JSON.stringify(options);
    if (!formats.has(name)) formats.set(name, new kind(tag, options));
    return formats.get(name);
  };
  const digits = (text) => format(Intl.NumberFormat, { useGrouping: false }).format(text);
  const dated = (year, month, day, options) => {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return format(Intl.DateTimeFormat, { calendar: 'gregory', timeZone: 'UTC', ...options }).format(date);
  };
  const asked = [
    (text) => format(Intl.NumberFormat, {}).format(text),
    (text) => (Math.abs(text) > FARTHEST ? digits(text) : dated(text, 1, 1, { year: 'numeric' })),
    (text) => format(Intl.PluralRules, {}).select(text),
    (text) => {
      const [year, month, day] = text.split(' ');
      const options = { month: 'short' };
      if (year) options.year = 'numeric';
      if (year && year < 1) options.era = 'short';
      if (day) options.day = 'numeric';
      // A leap year has every day.
      return dated(year || 2000, month, day || 1, options);
    },
    (text) => format(Intl.ListFormat, { type: 'disjunction' }).format(text.split('\n')),
    digits,
  ];
  return (what, text) => asked[what](text);
}
