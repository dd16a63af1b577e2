import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlockNode, InlineNode } from '../../model';

/** Counts citations in the order they stand. */
interface Counter {
  next: number;
}

/** The text of a vision to read; its citations lead to the numbered notes at the end. */
export function VisionText({ content }: { content: readonly BlockNode[] }) {
  const counter: Counter = { next: 1 };
  return (
    <div className="vision-text text-lg">{content.map((block, i) => renderBlock(block, i, counter))}</div>
  );
}

function renderBlock(block: BlockNode, key: number, counter: Counter): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p key={key}>{renderInline(block.content, counter)}</p>;
    case 'heading': {
      const Heading = block.level === 3 ? 'h3' : 'h2';
      return <Heading key={key}>{renderInline(block.content, counter)}</Heading>;
    }
    case 'bulletList':
    case 'orderedList': {
      const List = block.type === 'bulletList' ? 'ul' : 'ol';
      return (
        <List key={key}>
          {block.content.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a kept text never changes
            <li key={i}>{item.content.map((inner, k) => renderBlock(inner, k, counter))}</li>
          ))}
        </List>
      );
    }
  }
}

function renderInline(nodes: readonly InlineNode[], counter: Counter): ReactNode {
  return nodes.map((node, i) => {
    if (node.type === 'hardBreak') {
      // biome-ignore lint/suspicious/noArrayIndexKey: a kept text never changes
      return <br key={i} />;
    }
    if (node.type === 'citation') {
      // biome-ignore lint/suspicious/noArrayIndexKey: a kept text never changes
      return <NoteSign key={i} number={counter.next++} />;
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: a kept text never changes
    return <Fragment key={i}>{styled(node)}</Fragment>;
  });
}

function styled(node: Extract<InlineNode, { type: 'text' }>): ReactNode {
  let out: ReactNode = node.text;
  if (node.bold) out = <strong>{out}</strong>;
  if (node.underline) out = <u>{out}</u>;
  if (node.href) {
    out = (
      <a href={node.href} rel="noreferrer noopener" target="_blank">
        {out}
      </a>
    );
  }
  return out;
}

function NoteSign({ number }: { number: number }) {
  const { t } = useTranslation();
  return (
    <sup className="px-0.5 text-[0.75em] leading-none">
      <a id={`cite-${number}`} href={`#note-${number}`} aria-label={t('visions:notes.sign', { number })}>
        ※{number}
      </a>
    </sup>
  );
}
