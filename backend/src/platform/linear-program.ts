import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Runs beside the event loop: a hard program may take a while. Kept as text, since it is one file in the source and in the bundle. */
const SOLVER = `
const { parentPort, workerData } = require('node:worker_threads');
require(workerData.highs)().then((highs) => {
  const { Status, Columns } = highs.solve(workerData.program, { time_limit: workerData.seconds, output_flag: false });
  const chosen = Object.entries(Columns ?? {}).filter(([, column]) => column.Primal > 0.5).map(([name]) => name);
  parentPort.postMessage({ isOptimal: Status === 'Optimal', chosen });
});`;

export type Solution = {
  /** False where the time was not enough: what was found until then still holds. */
  isOptimal: boolean;
  /** The names of the variables that are 1. */
  chosen: string[];
};

/** Solves a program over variables that are 0 or 1, written in the LP format of CPLEX, by HiGHS in a thread of its own. */
export function solveProgram(program: string, { seconds }: { seconds: number }): Promise<Solution> {
  const highs = createRequire(import.meta.url).resolve('highs');
  return new Promise((resolve, reject) => {
    const worker = new Worker(SOLVER, { eval: true, workerData: { program, seconds, highs } });
    worker.once('message', (solution: Solution) => {
      resolve(solution);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The solver ended with ${code}.`)));
  });
}
