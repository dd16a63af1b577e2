import { StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { useEditor } from '../board-context';
import { otherWriter } from '../editor/decorating';
import { makeNotes } from '../editor/make';
import { useSignal } from '../editor/signal';
import { FLOATING } from './bar-button';
import { KeptNotice } from './notice-parts';
import { Face } from './people-button';

/** Texts that could not stay where they were written: nothing is lost without asking. */
export function KeptTextNotices() {
  const { t } = useTranslation();
  const { desk, kept } = useEditor();
  const list = useSignal(kept.list);
  const { mayWrite } = useSignal(desk.access);
  return (
    <>
      {list.map(({ id, text, reason }) => (
        <KeptNotice key={id} why={t(`boards:kept.${reason}`)} text={text} onDrop={() => kept.drop(id)}>
          <Button
            size="small"
            isDisabled={!mayWrite}
            onPress={() => {
              if (makeNotes(desk, [text], null).length > 0) kept.drop(id);
            }}
          >
            <StickyNote aria-hidden="true" className="size-4.5" />
            {t('boards:kept.asNote')}
          </Button>
        </KeptNotice>
      ))}
    </>
  );
}

/** Says who else is writing in the same text. */
export function OtherWriter() {
  const { t } = useTranslation();
  const { desk, presence } = useEditor();
  const peers = useSignal(presence.peers);
  useSignal(desk.editing);
  const other = otherWriter(desk, peers);
  if (!other) return null;
  return (
    <p role="status" className={`${FLOATING} flex items-center gap-2 py-1 pl-2 pr-4 text-base`}>
      <Face person={other} />
      {t('boards:alsoWriting', { name: other.name })}
    </p>
  );
}
