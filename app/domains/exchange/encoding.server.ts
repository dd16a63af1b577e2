import iconv from 'iconv-lite';

/** Look-alikes that other systems use for characters of CP932; nothing is lost by writing these. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '\u301c': '\uff5e', // wave dash → fullwidth tilde
  '\u2212': '\uff0d', // minus sign → fullwidth hyphen-minus
  '\u2016': '\u2225', // double vertical line → parallel to
  '\u2014': '\u2015', // em dash → horizontal bar
  '\u00a2': '\uffe0',
  '\u00a3': '\uffe1',
  '\u00ac': '\uffe2',
  '\u00a5': '\uffe5',
  '\u00a0': ' ',
};

/** Written where CP932 has no character: the mark printers set for a missing type. */
export const MISSING = '〓';

/** Bytes of a text in UTF-8 with the mark by which Excel knows it. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(`\ufeff${text}`);
}

/** What CP932 can't write of a text: each character once, in order. */
export function unmappable(text: string): string[] {
  return [...new Set(prepared(text))].filter((character) => !isMappable(character));
}

/** Bytes of a text in CP932 (Shift_JIS as Windows has it); `MISSING` where there is no character. */
export function encodeCp932(text: string): Uint8Array {
  const writable = [...prepared(text)].map((character) => (isMappable(character) ? character : MISSING));
  return new Uint8Array(iconv.encode(writable.join(''), 'cp932'));
}

/** Composed letters (が, not か with a mark) and look-alikes replaced. */
function prepared(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u00a2\u00a3\u00a5\u00ac\u2014\u2016\u2212\u301c]/g, (character) => {
      return LOOK_ALIKES[character] ?? character;
    });
}

function isMappable(character: string): boolean {
  return iconv.decode(iconv.encode(character, 'cp932'), 'cp932') === character;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'cp932';

/** Reads bytes of unknown encoding: by their mark, else UTF-8 if they are valid in it, else CP932. */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: iconv.decode(Buffer.from(bytes), 'cp932'), encoding: 'cp932' };
  }
}
