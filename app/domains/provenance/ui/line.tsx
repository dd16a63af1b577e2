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
import { dayOf } from '~/platform/wareki';
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
    <li className="relative flex min-w-0 flex-col pb-2 pl-11 lg:w-44 lg:gap-1 lg:pb-0 lg:pl-0 lg:pr-4 lg:pt-14">
      {isFirst ? null : (
        <span
          aria-hidden="true"
          className="absolute left-3.5 top-0 h-1.5 border-l-4 border-brand lg:left-auto lg:right-[calc(100%-0.25rem)] lg:top-4.5 lg:h-0 lg:w-[calc(100%-2.5rem)] lg:border-l-0 lg:border-t-4"
        />
      )}
      <span
        aria-hidden="true"
        className="absolute left-0 top-1.5 flex size-8 items-center justify-center rounded-full bg-brand text-white lg:top-0 lg:size-11"
      >
        <Sign className="size-5 lg:size-6" />
      </span>
      {isLast ? null : (
        <span
          aria-hidden="true"
          className="absolute bottom-0 left-3.5 top-9.5 border-l-4 border-brand lg:hidden"
        />
      )}
      <h3 className="sr-only text-base font-bold lg:not-sr-only">{t(`provenance:stage.${stage}`)}</h3>
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
  const { t } = useTranslation();
  const isMonths = node.kind === 'check_in' && node.title !== null;
  const title = isMonths ? t('provenance:months', { count: Number(node.title) }) : node.title;
  const box = 'flex min-h-11 flex-col justify-center lg:justify-start';
  if (title === null) {
    return (
      <div className={box}>
        <p className="flex items-center gap-2 text-ink-soft">
          <Lock aria-hidden="true" className="size-5 shrink-0" />
          {t('provenance:hidden')}
        </p>
        <Facts node={node} />
      </div>
    );
  }
  if (isFocus) {
    return (
      <div aria-current="true" className={`${box} rounded-lg bg-brand-soft px-2`}>
        <p className={`${TITLE} font-bold`}>{title}</p>
        <Facts node={node} />
      </div>
    );
  }
  if (!node.href) {
    return (
      <div className={box}>
        <p className={TITLE}>{title}</p>
        <Facts node={node} />
      </div>
    );
  }
  return (
    <Link to={node.href} className={box}>
      <span className={`${TITLE} text-brand underline underline-offset-4`}>{title}</span>
      <Facts node={node} />
    </Link>
  );
}

/** On a phone one line, so that what the page is about stays in sight. */
const TITLE = 'line-clamp-1 break-all lg:line-clamp-4 lg:break-normal lg:wrap-anywhere';

/** What is known beside the title; where there is little room the stage stands here too. */
function Facts({ node }: { node: LineNode }) {
  const { t } = useTranslation();
  const detail = node.detail ? t(`provenance:detail.${node.detail}`) : null;
  const day = node.at === null ? null : dayOf(node.at).replaceAll('-', '/');
  const facts = [detail, day].filter(Boolean).join(' · ');
  return (
    <span className="break-keep text-ink-soft">
      <span aria-hidden="true" className="lg:hidden">
        {t(`provenance:stage.${node.kind}`)}
        {facts ? ' · ' : ''}
      </span>
      {facts}
    </span>
  );
}
