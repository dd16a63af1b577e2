import { Download, Ellipsis, Keyboard, ListPlus, Maximize, Redo2, Search } from 'lucide-react';
import { Menu, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../board-context';
import { useSignal } from '../editor/signal';
import { fitAll } from '../editor/view';
import { Item } from './arrange-menu';
import { BarButton } from './bar-button';
import { ExportMenu } from './export-menu';
import { People } from './people';
import { UndoButtons } from './undo-buttons';

/** Buttons of the bar that need an open board. */
export function HeaderTools({ compact, canExport }: { compact: boolean; canExport: boolean }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const { mayWrite } = useSignal(desk.access);
  return (
    <>
      <UndoButtons undo={desk.undo} mayWrite={mayWrite} compact={compact} />
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
