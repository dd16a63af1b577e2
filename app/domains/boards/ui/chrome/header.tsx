import { Download, Ellipsis, Keyboard, ListPlus, Maximize, Redo2, Search, Undo2 } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Menu, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RoomStatus } from '~/platform/sync/status';
import { classNames } from '~/ui/class-names';
import { useEditor } from '../board-context';
import type { Access } from '../editor/desk';
import { useSignal } from '../editor/signal';
import { fitAll } from '../editor/view';
import { Item } from './arrange-menu';
import { BarButton } from './bar-button';
import { ExportMenu } from './export-menu';
import { People } from './people';
import { StatusPill } from './status-pill';

/**
 * The thin bar above a board or a map: where one is, how it stands, who is here. On the wall the title is big and
 * nothing is said of the connection.
 */
export function Header({
  title,
  level = 1,
  projector = false,
  start,
  end,
  status,
  access,
  ready,
  children,
}: {
  title: string;
  level?: 1 | 2;
  projector?: boolean;
  start?: ReactNode;
  end?: ReactNode;
  status: RoomStatus;
  access: Access;
  /** Whether the editor is there, with what needs it. */
  ready: boolean;
  children?: ReactNode;
}) {
  const Title = `h${level}` as const;
  return (
    <header className="relative z-20 flex min-h-14 items-center gap-x-1 border-b border-line bg-white px-2 @3xl:gap-x-2 @3xl:px-4">
      {start}
      <div className="flex min-w-0 flex-1 flex-col items-start px-1 @3xl:flex-row @3xl:items-center @3xl:gap-x-3">
        <Title
          className={classNames(
            'max-w-full min-w-0 truncate font-bold leading-snug',
            projector ? 'text-2xl' : 'text-base @3xl:text-lg',
          )}
          title={title}
        >
          {title}
        </Title>
        {projector ? null : <StatusPill status={status} access={access} />}
      </div>
      {ready && !projector ? children : null}
      {end}
    </header>
  );
}

/** Buttons of the bar that need an open board. */
export function HeaderTools({ compact, canExport }: { compact: boolean; canExport: boolean }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const { mayWrite } = useSignal(desk.access);
  return (
    <>
      <UndoButtons compact={compact} />
      {compact ? null : (
        <BarButton
          icon={Search}
          word={t('boards:find.open')}
          shortcut="Ctrl+F"
          layout="icon"
          onPress={() => desk.panel.set('find')}
        />
      )}
      {compact || !mayWrite ? null : (
        <BarButton
          icon={ListPlus}
          word={t('boards:import.open')}
          layout="icon"
          onPress={() => desk.panel.set('import')}
        />
      )}
      {compact || !canExport ? null : <ExportMenu />}
      <People />
      {compact ? (
        <MoreMenu canExport={canExport} />
      ) : (
        <BarButton
          icon={Keyboard}
          word={t('boards:keys.open')}
          shortcut="?"
          layout="icon"
          onPress={() => desk.panel.set('keys')}
        />
      )}
    </>
  );
}

function UndoButtons({ compact }: { compact: boolean }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const { undo } = desk;
  const { mayWrite } = useSignal(desk.access);
  const can = useSyncExternalStore(
    undo.onChange,
    () => (undo.canUndo ? 1 : 0) + (undo.canRedo ? 2 : 0),
    () => 0,
  );
  if (!mayWrite) return null;
  return (
    <>
      <BarButton
        icon={Undo2}
        word={t('boards:undo')}
        shortcut="Ctrl+Z"
        layout="icon"
        isDisabled={(can & 1) === 0}
        onPress={() => undo.undo()}
      />
      {compact ? null : (
        <BarButton
          icon={Redo2}
          word={t('boards:redo')}
          shortcut="Ctrl+Shift+Z"
          layout="icon"
          isDisabled={(can & 2) === 0}
          onPress={() => undo.redo()}
        />
      )}
    </>
  );
}

/** On narrow screens everything less frequent is in one menu. */
function MoreMenu({ canExport }: { canExport: boolean }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const { mayWrite } = useSignal(desk.access);
  return (
    <MenuTrigger>
      <BarButton icon={Ellipsis} word={t('boards:menu')} layout="icon" />
      <Popover placement="bottom end" className="rounded-2xl border border-black/5 bg-white shadow-float">
        <Menu
          aria-label={t('boards:menu')}
          className="min-w-60 p-1.5 outline-none"
          onAction={(key) => {
            if (key === 'fit') fitAll(desk);
            else if (key === 'redo') desk.undo.redo();
            else if (key === 'find' || key === 'import' || key === 'export' || key === 'keys')
              desk.panel.set(key);
          }}
        >
          <Item id="redo" icon={Redo2} word={t('boards:redo')} />
          <Item id="find" icon={Search} word={t('boards:find.open')} />
          <Item id="fit" icon={Maximize} word={t('boards:zoom.fit')} />
          {mayWrite ? <Item id="import" icon={ListPlus} word={t('boards:import.open')} /> : null}
          {canExport ? <Item id="export" icon={Download} word={t('boards:export.open')} /> : null}
          <Item id="keys" icon={Keyboard} word={t('boards:keys.open')} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
