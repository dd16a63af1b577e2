import sharp from 'sharp';
import { DomainError } from '~/platform/errors';
import { IMAGE_LIMITS } from './model';

/**
 * An upload as it is kept: turned upright, reduced, re-encoded as WebP without any metadata. Throws `too_large`,
 * `unsupported`.
 */
export async function reencodeImage(
  bytes: Uint8Array,
): Promise<{ data: Uint8Array; width: number; height: number }> {
  if (bytes.byteLength > IMAGE_LIMITS.bytes) throw new DomainError('too_large', { reason: 'image_bytes' });
  if (!sniffImage(bytes)) throw new DomainError('unsupported', { reason: 'image_type' });
  return encode(bytes);
}

async function encode(bytes: Uint8Array): Promise<{ data: Uint8Array; width: number; height: number }> {
  try {
    const meta = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (meta.width * meta.height > IMAGE_LIMITS.pixels) {
      throw new DomainError('too_large', { reason: 'image_pixels' });
    }
    const { data, info } = await sharp(bytes, { limitInputPixels: IMAGE_LIMITS.pixels, failOn: 'error' })
      .autoOrient()
      .resize({
        width: IMAGE_LIMITS.side,
        height: IMAGE_LIMITS.side,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('unsupported', { reason: 'image_broken' });
  }
}

/** The type of an image by its first bytes; null for anything else, whatever its name says. */
export function sniffImage(bytes: Uint8Array): 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes[0] === 0x89 && ascii(1, 8) === 'PNG\r\n\x1a\n') return 'png';
  if (/^GIF8[79]a/.test(ascii(0, 6))) return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp' && /^avi[fs]/.test(ascii(8, 12))) return 'avif';
  return null;
}
