/** The text with its characters composed and its spaces folded; case and accents stay. */
export const tidyText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** What two answers share that differ in case or spaces alone. Upper case, since it also joins the two small sigmas. */
export const foldText = (text: string): string => tidyText(text).toUpperCase().normalize('NFC');
