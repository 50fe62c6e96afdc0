import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';

/** Says so when the device is offline: what is on screen may be old, and nothing can be sent. */
export const OfflineBanner = () => (
  <div role="status">
    {!useNetwork().online && (
      <Alert color="yellow" icon={<IconWifiOff aria-hidden />} title="You are offline" mb="md">
        What you see may be out of date, and nothing can be sent until you are back. What you type is kept.
      </Alert>
    )}
  </div>
);
