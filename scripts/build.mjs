import { orExplain, prepare } from './setup.mjs';

await orExplain(prepare);
