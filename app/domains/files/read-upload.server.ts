import { MaxPartSizeExceededError, unstable_parseMultipartFormData as readMultipart } from '@remix-run/node';
import { DomainError } from '~/platform/errors';
import { IMAGE_LIMITS } from './model';

/** What is read on past the limit, so that the browser hears the answer rather than a broken connection. */
const DRAIN_BYTES = 8 * IMAGE_LIMITS.bytes;

/**
 * The bytes of the field `image` of a multipart request; never more than an image may have are held in memory.
 * Throws `too_large` (`image_bytes`), `invalid` (`image_type`) when there is no such field.
 */
export async function readUpload(request: Request): Promise<Uint8Array> {
  const upload = { chunks: [] as Uint8Array[], bytes: 0, found: false };
  await readMultipart(request, async ({ name, data }) => {
    let seen = 0;
    for await (const chunk of data) {
      seen += chunk.byteLength;
      if (seen > DRAIN_BYTES) throw new MaxPartSizeExceededError(name, DRAIN_BYTES);
      if (name === 'image' && seen <= IMAGE_LIMITS.bytes) upload.chunks.push(chunk);
    }
    if (name === 'image') {
      upload.found = true;
      upload.bytes = seen;
    }
    return '';
  }).catch((error: unknown) => {
    if (error instanceof MaxPartSizeExceededError)
      throw new DomainError('too_large', { reason: 'image_bytes' });
    throw error;
  });
  if (upload.bytes > IMAGE_LIMITS.bytes) throw new DomainError('too_large', { reason: 'image_bytes' });
  if (!upload.found) throw new DomainError('invalid', { reason: 'image_type' });
  return Buffer.concat(upload.chunks);
}
