import { MaxPartSizeExceededError, unstable_parseMultipartFormData as readMultipart } from '@remix-run/node';
import { DomainError } from '~/platform/errors';
import { IMPORT_LIMITS } from './model';

/** What is read on past the limit, so that the browser hears the answer rather than a broken connection. */
const DRAIN_BYTES = 2 * IMPORT_LIMITS.bytes;
/** Text fields are short; what is longer is cut. */
const FIELD_BYTES = 4_096;

export interface Upload {
  fields: Record<string, string>;
  file: { name: string; bytes: Uint8Array };
}

/** Fields and the file of a multipart form. Throws `too_large` (`import_file_too_large`). */
export async function readUpload(request: Request): Promise<Upload> {
  const upload: Upload = { fields: {}, file: { name: '', bytes: new Uint8Array() } };
  let seen = 0;
  await readMultipart(request, async ({ name, filename, data }) => {
    const chunks: Uint8Array[] = [];
    const limit = name === 'file' ? IMPORT_LIMITS.bytes : FIELD_BYTES;
    let bytes = 0;
    for await (const chunk of data) {
      seen += chunk.byteLength;
      if (seen > DRAIN_BYTES) throw new MaxPartSizeExceededError(name, DRAIN_BYTES);
      bytes += chunk.byteLength;
      if (bytes <= limit) chunks.push(chunk);
    }
    if (name === 'file') {
      if (bytes > limit) throw new DomainError('too_large', { reason: 'import_file_too_large' });
      upload.file = { name: filename ?? '', bytes: Buffer.concat(chunks) };
    } else upload.fields[name] = Buffer.concat(chunks).toString('utf8');
    return '';
  }).catch((error: unknown) => {
    if (!(error instanceof MaxPartSizeExceededError)) throw error;
    throw new DomainError('too_large', { reason: 'import_file_too_large' });
  });
  return upload;
}
