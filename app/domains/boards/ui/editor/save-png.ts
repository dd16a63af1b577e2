import { withMembers } from '../../model';
import { renderToPng } from '../stage/render-to-png';
import type { Desk } from './desk';

/** Draws the board, or these objects with what they hold, and hands it over as a download. False: nothing to draw. */
export async function savePng(desk: Desk, ids: readonly string[] | null, title: string): Promise<boolean> {
  const picture = await renderToPng(desk.store, ids ? { ids: withMembers(desk.store, ids) } : {});
  if (!picture) return false;
  const url = URL.createObjectURL(picture.blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${title.replace(/[\\/:*?"<>|\s.]+/g, '_') || 'board'}.png`;
  link.click();
  // The download has taken its own hold of the data by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
  return true;
}
