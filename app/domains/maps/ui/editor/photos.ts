import type { LngLat } from '../../model';
import type { MapEditor } from './editor';

const REASONS = ['image_bytes', 'image_pixels', 'image_type', 'image_broken', 'too_many_attempts'];

/** Sends a photo to the server and puts it on the map. */
export async function addPhoto(editor: MapEditor, file: File, at: LngLat): Promise<void> {
  if (!editor.mayWrite()) return;
  editor.say(editor.words('boards:say.uploading'));
  const body = new FormData();
  body.set('image', file);
  try {
    const response = await fetch(`/maps/${editor.parts.mapId}/photos`, { method: 'POST', body });
    const answer: unknown = await response.json().catch(() => null);
    const { id, reason } = read(answer);
    if (response.ok && id) {
      editor.make({ type: 'photo', layer: editor.layer.value, at, file: id, alt: '' });
      return;
    }
    const known = reason && REASONS.includes(reason) ? reason : 'image_failed';
    editor.tell(editor.words(`boards:refused.${known}`), 'warn');
  } catch {
    editor.tell(editor.words('boards:refused.image_offline'), 'warn');
  }
}

function read(answer: unknown): { id: string | null; reason: string | null } {
  if (typeof answer !== 'object' || answer === null) return { id: null, reason: null };
  const id = 'id' in answer && typeof answer.id === 'string' ? answer.id : null;
  const reason = 'reason' in answer && typeof answer.reason === 'string' ? answer.reason : null;
  return { id, reason };
}
