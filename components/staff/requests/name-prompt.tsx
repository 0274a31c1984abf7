'use client';

import { Button, TextField } from '@aws-amplify/ui-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { getMyProfile, updateMyProfile, type MyProfile } from '@/lib/data/my-profile';
import { PROFILE_LIMITS } from '@/lib/domain/profile';
import styles from './name-prompt.module.css';

const profileKey = (sub: string) => ['profile', sub];

/** Asks whoever works on requests for the name that guests and colleagues read, until there is one. */
export const NamePrompt = ({ sub }: { sub: string }) => {
  const client = useQueryClient();
  const profile = useQuery({ queryKey: profileKey(sub), queryFn: () => getMyProfile(sub) });
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: updateMyProfile,
    onSuccess: (saved: MyProfile) => client.setQueryData(profileKey(sub), saved),
  });
  if (!profile.data || profile.data.name) return null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate(name);
  };
  return (
    <Notice tone="info" title="Who is coming?">
      <form onSubmit={submit} className={styles.form}>
        <TextField
          label="Your name, as guests and colleagues read it when you claim a request"
          value={name}
          maxLength={PROFILE_LIMITS.name}
          autoComplete="given-name"
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" variation="primary" isDisabled={!name.trim()} isLoading={save.isPending} loadingText="Saving…">
          Save
        </Button>
      </form>
      {save.error && <ErrorNotice error={save.error} />}
    </Notice>
  );
};
