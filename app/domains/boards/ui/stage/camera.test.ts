import { describe, expect, it } from 'vitest';
import { Camera, type CameraClock, fitState, MAX_ZOOM, MIN_ZOOM, zoomAbout } from './camera';

function fakeClock(reduced = false) {
  let time = 0;
  let pending: ((now: number) => void) | null = null;
  const clock: CameraClock = {
    now: () => time,
    request: (callback) => {
      pending = callback;
      return 1;
    },
    cancel: () => {
      pending = null;
    },
    reducedMotion: () => reduced,
  };
  const advance = (ms: number) => {
    time += ms;
    const callback = pending;
    pending = null;
    callback?.(time);
  };
  return { clock, advance, waiting: () => pending !== null };
}

function sized(clock?: CameraClock): Camera {
  const camera = new Camera(clock ?? fakeClock().clock);
  camera.setViewport(1000, 800);
  return camera;
}

describe('camera', () => {
  it('maps board to screen and back', () => {
    const camera = sized();
    camera.set({ x: -120, y: 40, zoom: 0.75 });
    const [x, y] = camera.toBoard(camera.toScreen([333, -77]));
    expect(x).toBeCloseTo(333);
    expect(y).toBeCloseTo(-77);
  });

  it('keeps the board point under the pointer while zooming', () => {
    const camera = sized();
    camera.set({ x: 10, y: 20, zoom: 1 });
    const before = camera.toBoard([300, 200]);
    camera.zoomAbout([300, 200], 1.7);
    const after = camera.toBoard([300, 200]);
    expect(after[0]).toBeCloseTo(before[0]);
    expect(after[1]).toBeCloseTo(before[1]);
  });

  it('stays where it is when zooming against a limit', () => {
    const state = { x: 5, y: 6, zoom: MAX_ZOOM };
    expect(zoomAbout(state, [100, 100], 2)).toEqual(state);
    expect(zoomAbout({ x: 0, y: 0, zoom: 1 }, [0, 0], 1e-9).zoom).toBe(MIN_ZOOM);
  });

  it('arrives at once where it was flying to, and stays when it does not fly', async () => {
    const { clock, advance, waiting } = fakeClock();
    const camera = sized(clock);
    const flown = camera.goTo({ x: 9_000, y: 5_000, zoom: 0.5 });
    advance(60);
    camera.arrive();
    await flown;
    expect(camera.state).toEqual({ x: 9_000, y: 5_000, zoom: 0.5 });
    expect(waiting()).toBe(false);
    camera.panBy(100, 0);
    camera.arrive();
    expect(camera.x).toBe(8_800);
    void camera.goTo({ x: 0, y: 0, zoom: 1 });
    advance(60);
    camera.stop();
    const stopped = camera.state;
    camera.arrive();
    expect(camera.state).toEqual(stopped);
  });

  it('fits a box with its padding, centred, and never magnifies a small one', () => {
    const state = fitState({ x: 0, y: 0, w: 4000, h: 1000 }, 1000, 800, { padding: 100 });
    expect(state.zoom).toBeCloseTo(0.2);
    expect(state.x + 1000 / 2 / state.zoom).toBeCloseTo(2000);
    expect(fitState({ x: 0, y: 0, w: 10, h: 10 }, 1000, 800).zoom).toBe(1);
  });

  it('keeps the centre when the view changes size', () => {
    const camera = sized();
    camera.set({ x: 0, y: 0, zoom: 0.5 });
    const before = camera.toBoard([500, 400]);
    camera.setViewport(600, 900);
    expect(camera.toBoard([300, 450])).toEqual(before);
  });

  it('flies to the target and resolves there', async () => {
    const { clock, advance, waiting } = fakeClock();
    const camera = sized(clock);
    const target = { x: 9000, y: -2000, zoom: 1.5 };
    const arrived = camera.goTo(target);
    let lowest = camera.zoom;
    for (let frame = 0; frame < 200 && waiting(); frame += 1) {
      advance(16);
      lowest = Math.min(lowest, camera.zoom);
    }
    await arrived;
    expect(camera.state).toEqual(target);
    expect(lowest).toBeLessThan(0.5);
    expect(camera.animating).toBe(false);
  });

  it('zooms in place without drifting', async () => {
    const { clock, advance, waiting } = fakeClock();
    const camera = sized(clock);
    camera.set({ x: 0, y: 0, zoom: 1 });
    const centre = camera.toBoard([500, 400]);
    const arrived = camera.zoomTo(2);
    while (waiting()) {
      advance(16);
      expect(camera.toBoard([500, 400])[0]).toBeCloseTo(centre[0], 3);
    }
    await arrived;
    expect(camera.zoom).toBe(2);
  });

  it('jumps when reduced motion is asked for', async () => {
    const { clock, waiting } = fakeClock(true);
    const camera = sized(clock);
    await camera.goTo({ x: 1, y: 2, zoom: 3 });
    expect(camera.state).toEqual({ x: 1, y: 2, zoom: 3 });
    expect(waiting()).toBe(false);
  });

  it('lets the hand win over an animation', async () => {
    const { clock, advance, waiting } = fakeClock();
    const camera = sized(clock);
    const stopped = camera.goTo({ x: 5000, y: 0, zoom: 1 });
    advance(16);
    camera.panBy(10, 0);
    await stopped;
    expect(waiting()).toBe(false);
  });
});
