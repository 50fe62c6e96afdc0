import { useNavigation } from 'react-router-dom';

import classes from './shell.module.css';

/** A thin line at the top while a page's code is on its way. */
export const RouteProgress = () => (useNavigation().state === 'idle' ? null : <div className={classes['progress']} aria-hidden />);
