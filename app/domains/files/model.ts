/** Largest upload of an image in bytes and in pixels, and the longer side it is reduced to. */
export const IMAGE_LIMITS = { bytes: 10 * 1024 * 1024, pixels: 40_000_000, side: 2400 } as const;

/** An image as documents refer to it: file id and natural size in pixels. */
export interface StoredImage {
  id: string;
  width: number;
  height: number;
}

/** Whose a file is, and by that who may see it: those who see the board, or the people of the workshop. */
export type FileOwner = { board: string } | { workshop: string };

/** Files that go with a message: largest in bytes, and how many at once. */
export const ATTACHMENT_LIMITS = { bytes: 10 * 1024 * 1024, files: 5 } as const;
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What the file picker of a browser offers. */
export const ATTACHMENT_ACCEPT = '.pdf,.xlsx,image/jpeg,image/png,image/gif,image/webp,image/avif';

/** A file's name without folders and signs that don't belong there, at most 120 characters, with the ending of its type. */
export function cleanFileName(name: string, extension: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).pop() ?? '';
  // Also without the marks that turn the direction of writing and so the ending of a name.
  const plain = last.replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim();
  const stem = plain.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim();
  return `${[...(stem || 'file')].slice(0, 110).join('')}.${extension}`;
}
