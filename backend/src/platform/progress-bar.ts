const WIDTH = 30;
/** On a terminal the bar moves by each of a thousand steps; in a file each tenth is a line. */
const STEPS = { terminal: 1_000, file: 10 };

type Output = { write(text: string): unknown; isTTY?: boolean };

export type ProgressBar = {
  /** How much of the whole is done, and what to say of it. */
  show(done: number, words: string): void;
  end(): void;
};

/** A bar that fills as work goes on, told so often that it moves, and so seldom that it costs nothing. */
export function progressBar(output: Output, whole: number): ProgressBar {
  const terminal = output.isTTY === true;
  const steps = terminal ? STEPS.terminal : STEPS.file;
  let shown = 0;
  return {
    show(done, words) {
      const step = Math.floor((done / whole) * steps);
      if (step <= shown) return;
      shown = step;
      const share = Math.min(step / steps, 1);
      const filled = Math.round(share * WIDTH);
      const line = `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %, ${words}`;
      output.write(terminal ? `\r${line}` : `${line}\n`);
    },
    end() {
      if (terminal && shown > 0) output.write('\n');
    },
  };
}
