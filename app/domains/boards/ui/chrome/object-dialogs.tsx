import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { isComposing } from '~/ui/composition';
import { Dialog } from '~/ui/dialog';
import { TAG_LIMIT } from '../../model';
import { useEditor } from '../board-context';
import { setAlt, tagSelection, untagSelection } from '../editor/change';
import { type Desk, say } from '../editor/desk';
import { useSignal } from '../editor/signal';

const FIELD = 'min-h-11 w-full rounded-lg border border-line-strong bg-white px-3 py-2 text-base';

/** Words for a picture, for those who don't see it. */
export function ImageDialog() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const panel = useSignal(desk.panel);
  const selection = useSignal(desk.selection);
  const [id] = selection;
  const object = id === undefined ? undefined : desk.store.get(id);
  const image = object?.type === 'image' ? object : null;
  return (
    <Dialog
      title={t('boards:image.title')}
      isOpen={panel === 'image' && image !== null}
      onOpenChange={(open) => desk.panel.set(open ? 'image' : null)}
    >
      {image ? <AltForm desk={desk} id={image.id} file={image.file} alt={image.alt} /> : null}
    </Dialog>
  );
}

function AltForm({ desk, id, file, alt }: { desk: Desk; id: string; file: string; alt: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState(alt);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAlt(desk, id, text.trim());
    desk.panel.set(null);
    say(desk, t('boards:image.saved'));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <img src={`/files/${file}`} alt="" className="max-h-48 self-center rounded-lg object-contain" />
      <label htmlFor="image-alt" className="font-bold">
        {t('boards:image.label')}
      </label>
      <p id="image-alt-help" className="text-ink-soft">
        {t('boards:image.help')}
      </p>
      <textarea
        id="image-alt"
        rows={2}
        maxLength={400}
        value={text}
        aria-describedby="image-alt-help"
        onChange={(event) => setText(event.currentTarget.value)}
        className={FIELD}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onPress={() => desk.panel.set(null)}>
          {t('boards:image.later')}
        </Button>
        <Button type="submit">{t('common:save')}</Button>
      </div>
    </form>
  );
}

/** Tags of the selection. */
export function TagsDialog() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const panel = useSignal(desk.panel);
  return (
    <Dialog
      title={t('boards:tags.title')}
      isOpen={panel === 'tags'}
      onOpenChange={(open) => desk.panel.set(open ? 'tags' : null)}
    >
      {panel === 'tags' ? <TagsForm desk={desk} /> : null}
    </Dialog>
  );
}

function TagsForm({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [, again] = useState(0);
  const ids = [...desk.selection.value];
  const tags = [...new Set(ids.flatMap((id) => desk.store.get(id)?.tags ?? []))].sort();
  const known = knownTags(desk).filter((tag) => !tags.includes(tag));
  const add = (tag: string) => {
    tagSelection(desk, tag);
    setText('');
    again((count) => count + 1);
  };
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-wrap gap-2">
        {tags.map((tag) => (
          <li key={tag} className="flex items-center rounded-full bg-brand-soft pl-4">
            {tag}
            <button
              type="button"
              aria-label={t('boards:tags.remove', { tag })}
              className="flex size-11 items-center justify-center rounded-full hover:bg-white"
              onClick={() => {
                untagSelection(desk, tag);
                again((count) => count + 1);
              }}
            >
              <X aria-hidden="true" className="size-4.5" />
            </button>
          </li>
        ))}
        {tags.length === 0 ? <li className="text-ink-soft">{t('boards:tags.none')}</li> : null}
      </ul>
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') add(text);
        }}
      >
        <label htmlFor="new-tag" className="font-bold">
          {t('boards:tags.label')}
        </label>
        <div className="flex gap-2">
          <input
            id="new-tag"
            list="known-tags"
            maxLength={TAG_LIMIT}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Enter that ends a composition must not submit, also where the browser would let it.
              if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
            }}
            className={FIELD}
          />
          <datalist id="known-tags">
            {known.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
          <Button type="submit" className="shrink-0">
            {t('boards:tags.add')}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Tags on the board, for choosing again. */
function knownTags(desk: Desk): string[] {
  const tags = new Set<string>();
  for (const object of desk.store.all()) for (const tag of object.tags) tags.add(tag);
  return [...tags].sort().slice(0, 100);
}
