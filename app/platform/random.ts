/** Returns a generator of random strings of `length` characters drawn evenly from `alphabet` (≤ 256 characters). */
export function customAlphabet(alphabet: string, length: number): () => string {
  const limit = 256 - (256 % alphabet.length);
  return () => {
    let out = '';
    while (out.length < length) {
      for (const byte of globalThis.crypto.getRandomValues(new Uint8Array(length * 2))) {
        if (byte < limit && out.length < length) out += alphabet[byte % alphabet.length];
      }
    }
    return out;
  };
}
