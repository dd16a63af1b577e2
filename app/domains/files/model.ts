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
