import { Check } from 'lucide-react';
import { Button, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '~/ui/class-names';
import { COLOUR_VALUES, COLOURS, type Colour, STAMPS } from '../../model';
import { useEditor } from '../board-context';
import { makeStamp } from '../editor/make';
import { useSignal } from '../editor/signal';
import type { Tool } from '../tools/tool';
import { FLOATING } from './bar-button';
import { StampSign } from './stamp-sign';

/** What a tool can be set to, above the bar: paper colours, ink colours, stamps. */
export function ToolExtras({ tool }: { tool: Tool }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const colour = useSignal(desk.colour);
  const ink = useSignal(desk.inkColour);
  if (tool === 'note') {
    return (
      <div className={`${FLOATING} p-1`}>
        <ColourRow
          label={t('boards:colourOfNote')}
          value={colour}
          onChange={(next) => desk.colour.set(next)}
        />
      </div>
    );
  }
  if (tool === 'pen') {
    return (
      <div className={`${FLOATING} p-1`}>
        <ColourRow
          label={t('boards:colourOfPen')}
          value={ink}
          face="line"
          onChange={(next) => desk.inkColour.set(next)}
        />
      </div>
    );
  }
  return tool === 'stamp' ? <StampRow /> : null;
}

function StampRow() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const current = useSignal(desk.stamp);
  return (
    <Toolbar aria-label={t('boards:stamps')} className={`${FLOATING} flex max-w-full overflow-x-auto p-1`}>
      {STAMPS.map((stamp) => (
        <Button
          key={stamp}
          aria-label={t(`boards:stage.stamp.${stamp}`)}
          aria-pressed={stamp === current}
          onPress={(event) => {
            desk.stamp.set(stamp);
            if (event.pointerType === 'keyboard' || event.pointerType === 'virtual')
              makeStamp(desk, null, stamp);
          }}
          className="flex size-12 shrink-0 items-center justify-center rounded-xl hover:bg-solid-gray-50 aria-pressed:bg-brand-soft aria-pressed:outline-2 aria-pressed:outline-brand"
        >
          <StampSign stamp={stamp} />
        </Button>
      ))}
    </Toolbar>
  );
}

/** Colours as buttons; each says its name. */
export function ColourRow({
  label,
  value,
  onChange,
  face = 'paper',
  wrap = true,
}: {
  label: string;
  value: Colour | null;
  onChange: (colour: Colour) => void;
  face?: 'paper' | 'line';
  wrap?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Toolbar
      aria-label={label}
      className={classNames('flex', wrap ? 'max-w-full flex-wrap justify-center' : 'w-max')}
    >
      {COLOURS.map((colour) => (
        <Button
          key={colour}
          aria-label={t(`boards:stage.colour.${colour}`)}
          aria-pressed={colour === value}
          preventFocusOnPress
          onPress={() => onChange(colour)}
          className="flex size-11 shrink-0 items-center justify-center rounded-xl hover:bg-solid-gray-50"
        >
          <Swatch colour={colour} chosen={colour === value} face={face} />
        </Button>
      ))}
    </Toolbar>
  );
}

export function Swatch({
  colour,
  chosen = false,
  face = 'paper',
}: {
  colour: Colour | null;
  chosen?: boolean;
  face?: 'paper' | 'line';
}) {
  const values = colour ? COLOUR_VALUES[colour] : null;
  const background = values ? (face === 'paper' ? values.paper : values.line) : '#ffffff';
  return (
    <span
      aria-hidden="true"
      style={{ backgroundColor: background, borderColor: values?.edge ?? '#999999' }}
      className={classNames(
        'flex size-7 items-center justify-center rounded-full border-2',
        chosen && 'ring-2 ring-brand ring-offset-2',
        !colour && 'border-dashed',
      )}
    >
      {chosen ? (
        <Check
          className="size-4"
          strokeWidth={3}
          color={face === 'paper' ? (values?.ink ?? '#000000') : '#ffffff'}
        />
      ) : null}
    </span>
  );
}
