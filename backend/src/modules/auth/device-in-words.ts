type Known = readonly [mark: RegExp, name: string];

/** In this order: most browsers name those they descend from too, so the youngest is asked for first. */
const BROWSERS: readonly Known[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|OPT\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Vivaldi\//, 'Vivaldi'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|CriOS\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
];

/** An iPad says that it is a Mac unless asked for the mobile page; Android says that it is Linux too. */
const SYSTEMS: readonly Known[] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

const nameIn = (text: string, known: readonly Known[]) => known.find(([mark]) => mark.test(text))?.[1];

/** A `User-Agent` header as a person would say it: “Firefox on Windows”. What we do not know is not guessed. */
export function deviceInWords(userAgent: string | null): string {
  if (userAgent === null || userAgent.trim() === '') return 'Unknown device';
  const [browser, system] = [nameIn(userAgent, BROWSERS), nameIn(userAgent, SYSTEMS)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? (system ? `A program on ${system}` : 'A program');
}
