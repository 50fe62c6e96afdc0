import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import classes from './back-link.module.css';

/** Leads to where one came from, above a page's title. */
export const BackLink = ({ to, children }: { to: string; children: string }) => (
  <Anchor component={Link} to={to} className={classes['back'] ?? ''}>
    <IconArrowLeft size={16} aria-hidden />
    {children}
  </Anchor>
);

/** The same, where going back is no change of page. */
export const BackButton = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Anchor component="button" type="button" onClick={onClick} className={classes['back'] ?? ''}>
    <IconArrowLeft size={16} aria-hidden />
    {children}
  </Anchor>
);
