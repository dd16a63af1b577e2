import type { RoomView } from '../../model';
import type { SessionConnection } from '../use-session';
import { HelpDialog } from './help-dialog';
import { MoreDialog } from './more-dialog';
import { PeopleDialog } from './people-dialog';
import type { RoomDesk } from './use-room-desk';

export type OpenDialog = 'people' | 'more' | 'help' | null;

export interface RoomDialogsProps {
  open: OpenDialog;
  onOpen: (dialog: OpenDialog) => void;
  view: RoomView;
  send: SessionConnection['send'];
  desk: RoomDesk;
}

/** The room's windows; one at a time. */
export function RoomDialogs({ open, onOpen, view, send, desk }: RoomDialogsProps) {
  const toggle = (dialog: Exclude<OpenDialog, null>) => ({
    isOpen: open === dialog,
    onOpenChange: (isOpen: boolean) => onOpen(isOpen ? dialog : null),
  });
  return (
    <>
      <PeopleDialog view={view} send={send} {...toggle('people')} />
      <MoreDialog
        {...toggle('more')}
        personId={view.me.personId}
        sound={desk.sound}
        onSound={desk.setSound}
        onPeople={() => onOpen('people')}
        onHelp={() => onOpen('help')}
      />
      <HelpDialog
        {...toggle('help')}
        handUp={view.me.handRaisedAt !== null}
        onHand={() => {
          desk.tell('hand', { raised: true });
          onOpen(null);
        }}
      />
    </>
  );
}
