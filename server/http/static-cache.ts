/** Cache-Control of a built asset: names carry a content hash, so they never change. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
