import iconv from 'iconv-lite';
import type { Encoding } from './encoding.server';

/** How the bytes of a text file are to be read. */
export interface DetectedEncoding {
  encoding: Encoding;
  /** Whether the file begins with a byte order mark; it is no part of the first cell. */
  mark: boolean;
}

/**
 * Tells UTF-8, UTF-16 LE and CP932 apart: by the byte order mark, else UTF-8 when every byte is valid in it, else
 * CP932. Reads the whole file, because the first character outside of ASCII may stand in the last row. A file that
 * breaks off within its last character is still UTF-8.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: true };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: true };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK)
      decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
    return { encoding: 'utf-8', mark: false };
  } catch {
    return { encoding: 'cp932', mark: false };
  }
}

/** Bytes decoded at a time. */
export const CHUNK = 256 * 1024;

/** Decodes piece by piece; characters that lie across two pieces stay whole. */
export interface PieceDecoder {
  write(bytes: Uint8Array): string;
  /** What is left: a replacement character when the file breaks off within a character. */
  end(): string;
}

/** Undecodable bytes become U+FFFD; nothing throws. */
export function pieceDecoder({ encoding, mark }: DetectedEncoding): PieceDecoder {
  if (encoding === 'cp932') {
    const decoder = iconv.getDecoder('cp932');
    return {
      write: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      end: () => decoder.end() ?? '',
    };
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: !mark });
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}
