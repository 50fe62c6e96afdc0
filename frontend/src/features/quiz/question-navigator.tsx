import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconCloudOff, IconFlagFilled } from '@tabler/icons-react';

import type { KeptAttempt } from '../../lib/attempts/kept-attempt.ts';
import classes from './quiz.module.css';
import { isAnswered } from './use-answering.ts';

/** Every question by its number, with what became of it. */
export const QuestionNavigator = ({ kept, onGo }: { kept: KeptAttempt; onGo: (place: number) => void }) => (
  <nav aria-label="Questions">
    <ol className={classes['numbers']}>
      {kept.attempt.questions.map(({ id }, index) => {
        const answered = isAnswered(kept, id);
        const flagged = kept.flagged.includes(id);
        const unsent = kept.answers[id]?.sent === false;
        const words = [answered ? 'answered' : 'not answered', flagged && 'flagged', unsent && 'not sent yet'].filter(Boolean).join(', ');
        const isCurrent = index === kept.place;
        return (
          <li key={id}>
            <UnstyledButton
              className={classes['number'] ?? ''}
              data-answered={answered || undefined}
              aria-current={isCurrent ? 'step' : undefined}
              aria-label={`Question ${index + 1}, ${words}`}
              onClick={() => onGo(index)}
            >
              <span>{index + 1}</span>
              <span className={classes['marks']} aria-hidden>
                {answered && <IconCheck size={12} stroke={3} />}
                {flagged && <IconFlagFilled size={12} />}
                {unsent && <IconCloudOff size={12} />}
              </span>
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  </nav>
);
