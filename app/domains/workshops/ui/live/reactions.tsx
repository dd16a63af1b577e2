import {
  HandHeart,
  Heart,
  Laugh,
  Lightbulb,
  type LucideIcon,
  MessageCircleQuestionMark,
  Sparkles,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REACTIONS, type Reaction } from '../../events';
import type { ReactionBurst } from '../session-reducer';

export const REACTION_ICON: Record<Reaction, LucideIcon> = {
  clap: HandHeart,
  heart: Heart,
  laugh: Laugh,
  wow: Sparkles,
  idea: Lightbulb,
  think: MessageCircleQuestionMark,
};

const COLOUR: Record<Reaction, string> = {
  clap: '#8f4a00',
  heart: '#b3003b',
  laugh: '#6e5600',
  wow: '#6a1b9a',
  idea: '#00428c',
  think: '#115a36',
};

const SHOWN_MS = 4_000;

/** Reactions of the last moments, rising at the edge of the board; for the eye only. */
export function ReactionShower({ burst }: { burst: ReactionBurst | null }) {
  const shown = useRecentBursts(burst);
  const { t } = useTranslation();
  return (
    <div
      aria-hidden="true"
      data-testid="reactions"
      className="pointer-events-none absolute bottom-28 right-3 z-20 flex flex-col-reverse items-end gap-2"
    >
      {shown.flatMap(({ id, counts }) =>
        REACTIONS.filter((reaction) => (counts[reaction] ?? 0) > 0).map((reaction) => {
          const Icon = REACTION_ICON[reaction];
          return (
            <span
              key={`${id}-${reaction}`}
              className="reaction-rise flex items-center gap-2 rounded-full bg-white px-4 py-2 text-lg font-bold shadow-float"
              style={{ color: COLOUR[reaction] }}
            >
              <Icon className="size-6" />
              {t(`workshops:room.reaction.${reaction}`)}
              {(counts[reaction] ?? 0) > 1 ? <span>×{counts[reaction]}</span> : null}
            </span>
          );
        }),
      )}
    </div>
  );
}

function useRecentBursts(burst: ReactionBurst | null): readonly ReactionBurst[] {
  const [shown, setShown] = useState<readonly ReactionBurst[]>([]);
  const waiting = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    if (!burst) return;
    setShown((before) => [...before.filter((other) => other.id !== burst.id), burst].slice(-5));
    const handle = setTimeout(() => {
      waiting.current.delete(handle);
      setShown((before) => before.filter((other) => other.id !== burst.id));
    }, SHOWN_MS);
    waiting.current.add(handle);
  }, [burst]);
  useEffect(
    () => () => {
      for (const handle of waiting.current) clearTimeout(handle);
    },
    [],
  );
  return shown;
}
