import { loadDefaultJapaneseParser } from 'budoux';
import { Fragment } from 'react';

const parser = loadDefaultJapaneseParser();

/** Japanese headings that break between phrases, not inside a word. */
export function Phrases({ children }: { children: string }) {
  return (
    <span style={{ wordBreak: 'keep-all', overflowWrap: 'anywhere' }}>
      {parser.parse(children).map((phrase, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: phrases of one fixed sentence never move
        <Fragment key={index}>
          {index > 0 ? <wbr /> : null}
          {phrase}
        </Fragment>
      ))}
    </span>
  );
}
