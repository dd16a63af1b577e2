import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '~/ui/composition';
import { useEditor } from '../board-context';
import { useSignal } from '../editor/signal';
import { showObject } from '../editor/view';
import { BarButton, FLOATING } from './bar-button';

/** Search with jump from one found note to the next. */
export function FindPanel() {
  const { t } = useTranslation();
  const editor = useEditor();
  const { finding, desk } = editor;
  const found = useSignal(finding.found);
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    return () => finding.end();
  }, [finding]);

  const close = () => {
    const current = finding.current;
    desk.panel.set(null);
    if (current) showObject(desk, current);
    else editor.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      finding.step(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  };

  return (
    <search className={`${FLOATING} flex w-full max-w-md items-center gap-1 p-1.5`}>
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={t('boards:find.label')}
        placeholder={t('boards:find.placeholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          finding.search(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        className="min-h-11 min-w-0 flex-1 rounded-xl border border-line-strong bg-white px-3 text-base"
      />
      <output className="min-w-14 whitespace-nowrap px-1 text-center text-base text-ink-soft">
        {found.query === ''
          ? ''
          : found.ids.length === 0
            ? t('boards:find.none')
            : t('boards:find.position', { index: found.index + 1, count: found.ids.length })}
      </output>
      <BarButton
        icon={ChevronUp}
        word={t('boards:find.previous')}
        layout="icon"
        isDisabled={found.ids.length === 0}
        onPress={() => finding.step(-1)}
      />
      <BarButton
        icon={ChevronDown}
        word={t('boards:find.next')}
        layout="icon"
        isDisabled={found.ids.length === 0}
        onPress={() => finding.step(1)}
      />
      <BarButton icon={X} word={t('boards:find.close')} layout="icon" onPress={close} />
    </search>
  );
}
