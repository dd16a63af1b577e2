import { Buffer } from 'node:buffer';
import { unstable_parseMultipartFormData as readMultipart } from '@remix-run/node';
import { unzipSync } from 'fflate';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { reencodeImage, sniffImage } from './images.server';
import { ATTACHMENT_LIMITS, cleanFileName, XLSX_TYPE } from './model';

/** A file as it came: what its sender called it, and its bytes. */
export interface IncomingFile {
  name: string;
  bytes: Uint8Array;
}

export interface StoredAttachment {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/** What is read on past the limit, so that the browser hears the answer rather than a broken connection. */
const DRAIN_BYTES = 4 * ATTACHMENT_LIMITS.bytes;
/** Longest text field in bytes; a form's own schema says the rest. */
const FIELD_BYTES = 64 * 1024;

/** Why files of a form were not taken; the rest of the form is there all the same. */
export type FilesProblem = 'file_too_large' | 'too_many_files';

/**
 * Reads a form with files in the field `files`; any other form is read as it is. Never more bytes are held than the
 * files may have. Files that are too large or too many are left out and `problem` says so. Throws `too_large` where
 * something far beyond every limit comes.
 */
export async function readFormWithFiles(
  request: Request,
): Promise<{ form: FormData; files: IncomingFile[]; problem: FilesProblem | null }> {
  const read = { files: [] as IncomingFile[], problem: null as FilesProblem | null };
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return { form: await request.formData(), ...read };
  }
  const form = await readMultipart(request, async ({ name, filename, data }) => {
    const isFile = name === 'files' && filename !== undefined;
    const bytes = await collect(data, isFile ? ATTACHMENT_LIMITS.bytes : FIELD_BYTES);
    if (!isFile) return bytes === null ? '' : new TextDecoder().decode(bytes);
    if (filename === '' && bytes?.byteLength === 0) return undefined;
    if (bytes === null) read.problem ??= 'file_too_large';
    else if (read.files.length >= ATTACHMENT_LIMITS.files) read.problem ??= 'too_many_files';
    else read.files.push({ name: filename, bytes });
    return undefined;
  });
  return { form, ...read };
}

/** The bytes of a part; null where there are more than `limit`. */
async function collect(data: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let seen = 0;
  for await (const chunk of data) {
    seen += chunk.byteLength;
    if (seen > DRAIN_BYTES) throw new DomainError('too_large', { reason: 'file_too_large' });
    if (seen <= limit) chunks.push(chunk);
  }
  return seen > limit ? null : Buffer.concat(chunks);
}

/**
 * Keeps a PDF, an image (re-encoded, without its metadata) or an xlsx workbook, recognised by its bytes whatever its name
 * says. The caller has checked the right and writes down whose it is. Throws `too_many`, `too_large`, `unsupported`.
 */
export async function storeAttachment(
  deps: Pick<Deps, 'attempts' | 'files'>,
  uploadedBy: string,
  file: IncomingFile,
): Promise<StoredAttachment> {
  if (file.bytes.byteLength > ATTACHMENT_LIMITS.bytes) {
    throw new DomainError('too_large', { reason: 'file_too_large' });
  }
  await deps.attempts.spend('upload', uploadedBy);
  const { bytes, mediaType, extension } = await asKept(file.bytes);
  const id = newId('fil');
  await deps.files.put(id, bytes);
  return { id, name: cleanFileName(file.name, extension), mediaType, bytes: bytes.byteLength };
}

async function asKept(
  bytes: Uint8Array,
): Promise<{ bytes: Uint8Array; mediaType: string; extension: string }> {
  if (sniffImage(bytes)) {
    const { data } = await reencodeImage(bytes);
    return { bytes: data, mediaType: 'image/webp', extension: 'webp' };
  }
  if (isPdf(bytes)) return { bytes, mediaType: 'application/pdf', extension: 'pdf' };
  if (isWorkbook(bytes)) return { bytes, mediaType: XLSX_TYPE, extension: 'xlsx' };
  throw new DomainError('unsupported', { reason: 'file_type' });
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/** A workbook without macros; only the names in the archive are looked at, nothing is unpacked. */
function isWorkbook(bytes: Uint8Array): boolean {
  if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== 'PK\x03\x04') return false;
  const names = new Set<string>();
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.add(name);
        return false;
      },
    });
  } catch {
    return false;
  }
  const hasMacros = [...names].some((name) => /vbaProject/i.test(name));
  return names.has('[Content_Types].xml') && names.has('xl/workbook.xml') && !hasMacros;
}

/** Headers under which an attachment is handed out: nothing in it can run or be taken for something else. */
export function attachmentHeaders(file: { name: string; mediaType: string; bytes: number }): HeadersInit {
  const how = file.mediaType.startsWith('image/') ? 'inline' : 'attachment';
  return {
    'Content-Type': file.mediaType,
    'Content-Length': String(file.bytes),
    'Content-Disposition': `${how}; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  };
}
