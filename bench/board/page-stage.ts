import '@fontsource-variable/noto-sans-jp/index.css';
import '../../app/domains/boards/ui/stage/stage.css';
import * as Y from 'yjs';
import { BoardStore } from '../../app/domains/boards/doc/store';
import { type BoardStage, createStage } from '../../app/domains/boards/ui/stage/stage';
import type { StageWords } from '../../app/domains/boards/ui/stage/types';
import { painted } from './candidate';

const words: StageWords = {
  kind: (object) => object.type,
  describe: (object) => ('text' in object ? object.text : object.type),
  board: 'board',
  locked: 'locked',
  votes: (count) => String(count),
};

let stage: BoardStage | null = null;

window.candidate = {
  async open({ update }) {
    const host = document.getElementById('host');
    if (!host) throw new Error('no host');
    const start = performance.now();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, new Uint8Array(update));
    const read = performance.now();
    const store = new BoardStore(doc);
    const stored = performance.now();
    stage = createStage(host, { source: store, words });
    const box = stage.contentBox();
    if (box) await stage.camera.fit(box, { animate: false });
    await painted();
    console.log(
      'open',
      Math.round(read - start),
      Math.round(stored - read),
      Math.round(performance.now() - stored),
    );
    Object.assign(window, { stage, store });
    return performance.now() - start;
  },
  async look(at) {
    const box = stage?.contentBox();
    if (!stage || !box) return;
    if (at === 'far') await stage.camera.fit(box, { animate: false });
    else {
      const { width, height } = stage.camera;
      stage.camera.set({ x: box.x + box.w / 2 - width / 2, y: box.y + box.h / 2 - height / 2, zoom: 1 });
    }
    await painted();
  },
  pan: (dx, dy) => stage?.camera.panBy(dx, dy),
  zoom(factor) {
    if (stage) stage.camera.zoomAbout([stage.camera.width / 2, stage.camera.height / 2], factor);
  },
};
