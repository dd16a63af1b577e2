import type { TimerSignal } from './timer-signals';

/** Notes of each sound: frequency in Hz and start in seconds. Soft, and different enough to be told apart. */
const TUNES: Record<TimerSignal, readonly { hz: number; at: number }[]> = {
  lastMinute: [
    { hz: 659, at: 0 },
    { hz: 659, at: 0.35 },
  ],
  over: [
    { hz: 784, at: 0 },
    { hz: 659, at: 0.3 },
    { hz: 523, at: 0.6 },
    { hz: 784, at: 1.4 },
    { hz: 659, at: 1.7 },
    { hz: 523, at: 2.0 },
  ],
};

/** Plays bells with the browser's own synthesiser; browsers allow it only after the person touched the page. */
export interface Chime {
  /** Asks for permission to sound; call it from a click or key. */
  wake(): void;
  play(signal: TimerSignal): void;
}

export function createChime(): Chime {
  let context: AudioContext | null = null;
  const open = (): AudioContext | null => {
    if (typeof AudioContext === 'undefined') return null;
    context ??= new AudioContext();
    if (context.state === 'suspended') void context.resume();
    return context;
  };
  return {
    wake: () => void open(),
    play(signal) {
      const audio = open();
      if (!audio) return;
      for (const note of TUNES[signal]) ring(audio, note.hz, audio.currentTime + note.at);
    },
  };
}

function ring(audio: AudioContext, hz: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = hz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.3, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 1);
}
