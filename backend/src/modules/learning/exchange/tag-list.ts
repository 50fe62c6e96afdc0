const MAX_TAGS = 20;
const MAX_TAG_LENGTH = 60;

/** The tags a category's path makes: `$course$/top/Weather/Fog` is Weather and Fog; a slash inside a name is written twice. */
export const categoryTags = (path: string): string[] =>
  path
    .split(/(?<!\/)\/(?!\/)/u)
    .map((name) => name.replaceAll('//', '/').trim())
    .filter((name) => name !== 'top' && !/^\$.*\$$/u.test(name));

/** Those of a category and those of the question itself, each once, as long and as many as a question may have. */
export const tagList = (categories: readonly string[], own: readonly string[]): string[] =>
  [...new Set([...categories, ...own].map((tag) => shortened(tag)))].filter(Boolean).slice(0, MAX_TAGS);

/** Never half a character. */
const shortened = (tag: string) =>
  tag
    .trim()
    .slice(0, MAX_TAG_LENGTH)
    .replace(/[\ud800-\udbff]$/u, '')
    .trim();
