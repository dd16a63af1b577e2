import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF: its size in millimetres, rounded, and its text without white space. */
export interface PdfPage {
  widthMm: number;
  heightMm: number;
  text: string;
}

const MM_PER_POINT = 25.4 / 72;

/** Reads what a browser printed: `await readPdf(await page.pdf())`. */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
    const { items } = await page.getTextContent();
    pages.push({
      widthMm: Math.round((x1 - x0) * MM_PER_POINT),
      heightMm: Math.round((y1 - y0) * MM_PER_POINT),
      text: items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .normalize('NFKC')
        .replace(/\s+/g, ''),
    });
  }
  await task.destroy();
  return pages;
}
