import { Link } from '@remix-run/react';
import {
  Banknote,
  BookOpen,
  CalendarCheck,
  FileText,
  Handshake,
  Lightbulb,
  Lock,
  MessagesSquare,
  Shuffle,
  StickyNote,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { LineNode, LineStage, NodeRef } from '../model';

const SIGNS = {
  source: StickyNote,
  idea: Lightbulb,
  round: Shuffle,
  talk: MessagesSquare,
  application: FileText,
  award: Banknote,
  collaboration: Handshake,
  check_in: CalendarCheck,
  case: BookOpen,
} as const;

/** The line from the first note to today: stages one after the other, what is looked at marked; nothing when it stands alone. */
export function ProvenanceLine({ line }: { line: { focus: NodeRef; stages: LineStage[] } }) {
  const { t } = useTranslation();
  const count = line.stages.reduce((sum, { nodes }) => sum + nodes.length, 0);
  if (count < 2) return null;
  return (
    <nav aria-labelledby="provenance" className="flex flex-col gap-3">
      <h2 id="provenance" className="text-xl">
        {t('provenance:title')}
      </h2>
      <ol className="flex flex-col gap-0 lg:flex-row lg:flex-wrap lg:gap-y-4">
        {line.stages.map(({ stage, nodes }, at) => (
          <StageBox
            key={stage}
            stage={stage}
            nodes={nodes}
            focus={line.focus}
            isFirst={at === 0}
            isLast={at === line.stages.length - 1}
          />
        ))}
      </ol>
    </nav>
  );
}

function StageBox({
  stage,
  nodes,
  focus,
  isFirst,
  isLast,
}: LineStage & { focus: NodeRef; isFirst: boolean; isLast: boolean }) {
  const { t } = useTranslation();
  const Sign = SIGNS[stage];
  return (
    <li className="relative flex min-w-0 flex-col gap-1 pb-4 pl-14 lg:w-44 lg:pb-0 lg:pl-0 lg:pr-4 lg:pt-14">
      {isFirst ? null : (
        <span
          aria-hidden="true"
          className="absolute -top-4 left-5 h-4 border-l-4 border-brand lg:left-auto lg:right-[calc(100%-0.25rem)] lg:top-4.5 lg:h-0 lg:w-[calc(100%-2.5rem)] lg:border-l-0 lg:border-t-4"
        />
      )}
      <span
        aria-hidden="true"
        className="absolute left-0 top-0 flex size-11 items-center justify-center rounded-full bg-brand text-white"
      >
        <Sign className="size-6" />
      </span>
      {isLast ? null : (
        <span
          aria-hidden="true"
          className="absolute bottom-0 left-5 top-11 border-l-4 border-brand lg:hidden"
        />
      )}
      <h3 className="flex min-h-11 items-center text-base font-bold lg:min-h-0">
        {t(`provenance:stage.${stage}`)}
      </h3>
      <ul className="flex flex-col gap-1">
        {nodes.map((node) => (
          <li key={node.id} className="min-w-0">
            <NodeBox node={node} isFocus={node.kind === focus.kind && node.id === focus.id} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function NodeBox({ node, isFocus }: { node: LineNode; isFocus: boolean }) {
  const { t, i18n } = useTranslation();
  if (node.title === null) {
    return (
      <p className="flex items-center gap-2 text-ink-soft">
        <Lock aria-hidden="true" className="size-5 shrink-0" />
        {t('provenance:hidden')}
      </p>
    );
  }
  const title = node.kind === 'check_in' ? t('provenance:months', { count: Number(node.title) }) : node.title;
  const facts = [
    node.detail ? t(`provenance:detail.${node.detail}`) : null,
    node.at ? formatDate(node.at, i18n.language as Language) : null,
  ].filter(Boolean);
  return (
    <>
      {isFocus ? (
        <p
          aria-current="true"
          className="line-clamp-4 break-words rounded-lg bg-brand-soft px-2 py-1 font-bold"
        >
          {title}
        </p>
      ) : node.href ? (
        <Link
          to={node.href}
          className="inline-flex min-h-11 items-center break-words text-brand underline underline-offset-4"
        >
          <span className="line-clamp-4">{title}</span>
        </Link>
      ) : (
        <p className="line-clamp-4 break-words">{title}</p>
      )}
      <p className="break-keep text-ink-soft">{facts.join(' · ')}</p>
    </>
  );
}
