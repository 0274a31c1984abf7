'use client';

import { Menu, MenuButton, MenuItem } from '@aws-amplify/ui-react';
import { useRouter } from 'next/navigation';
import { SECURITY_PATH } from '@/components/auth/home';
import { useSignOut } from '@/components/auth/use-sign-out';
import styles from './account-menu.module.css';

/** Who is signed in, and the way out. */
export const AccountMenu = ({ email }: { email: string }) => {
  const router = useRouter();
  const signOut = useSignOut();
  return (
    <Menu
      menuAlign="end"
      trigger={
        <MenuButton size="small" className={styles.trigger} aria-label={`Account: ${email}`}>
          <span className={styles.initial} aria-hidden="true">
            {email.slice(0, 1).toUpperCase()}
          </span>
          <span className={styles.email}>{email}</span>
        </MenuButton>
      }
    >
      <MenuItem onClick={() => router.push('/me')}>My tickets</MenuItem>
      <MenuItem onClick={() => router.push(SECURITY_PATH)}>Second factor</MenuItem>
      <MenuItem onClick={() => signOut.mutate({ returnTo: '/' })}>Sign out</MenuItem>
    </Menu>
  );
};
