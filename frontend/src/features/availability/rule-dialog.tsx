import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

type RuleDialogProps = { title: string; onClose: () => void; children: ReactNode };

/** A form in a dialog. At the top of the screen, so that the toast of the change before never lies over its buttons. */
export const RuleDialog = ({ title, onClose, children }: RuleDialogProps) => (
  <Modal opened onClose={onClose} title={title} centered={false}>
    {children}
  </Modal>
);
