/** Languages in which people are spoken to. Codes, names and machine-readable output are English in both. */
export type Language = 'en' | 'ko';
