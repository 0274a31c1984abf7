'use client';

import { Button, SelectField } from '@aws-amplify/ui-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { CAMERA_WORDS } from '../kiosk-words';
import { cameraTroubleOf, constraintsOf, listCameras, type CameraChoice } from '../scanner/camera-choice';
import { CameraPicture } from '../screens/camera-picture';
import styles from './camera-field.module.css';

type Props = { value: CameraChoice; onChange: (choice: CameraChoice) => void };

const CAMERAS_KEY = ['kiosk', 'cameras'];

/** Which camera reads tickets. Kiosks face their guests, so the front one is the default. */
export const CameraField = ({ value, onChange }: Props) => {
  const client = useQueryClient();
  const { data: cameras = [] } = useQuery({ queryKey: CAMERAS_KEY, queryFn: listCameras });
  useEffect(() => {
    const refresh = () => void client.invalidateQueries({ queryKey: CAMERAS_KEY });
    navigator.mediaDevices?.addEventListener('devicechange', refresh);
    return () => navigator.mediaDevices?.removeEventListener('devicechange', refresh);
  }, [client]);
  const isKnown = ['front', 'back', 'none'].includes(value) || cameras.some(({ id }) => id === value);
  return (
    <>
      <SelectField label="Camera" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="front">Front camera, facing the guest</option>
        <option value="back">Back camera</option>
        {cameras.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        {!isKnown && <option value={value}>The camera chosen before (not connected)</option>}
        <option value="none">None: a hand-held scanner alone</option>
      </SelectField>
      {value !== 'none' && (
        <CameraTest key={value} choice={value} onNamed={() => void client.invalidateQueries({ queryKey: CAMERAS_KEY })} />
      )}
    </>
  );
};

/** Shows the camera's picture, which is also when a browser asks to allow it, and what makes it name the cameras. */
const CameraTest = ({ choice, onNamed }: { choice: CameraChoice; onNamed: () => void }) => {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [trouble, setTrouble] = useState<ReturnType<typeof cameraTroubleOf> | null>(null);
  useEffect(() => () => stream?.getTracks().forEach((track) => track.stop()), [stream]);
  const open = async () => {
    setTrouble(null);
    try {
      if (!navigator.mediaDevices) throw new Error('not supported');
      setStream(await navigator.mediaDevices.getUserMedia({ audio: false, video: constraintsOf(choice) }));
      onNamed();
    } catch (thrown) {
      setTrouble(cameraTroubleOf(thrown));
    }
  };
  return (
    <div className={styles.test}>
      {stream ? (
        <div className={styles.picture}>
          <CameraPicture stream={stream} isMirrored={choice !== 'back'} />
        </div>
      ) : (
        <Button size="small" onClick={() => void open()}>
          Test the camera
        </Button>
      )}
      {trouble && (
        <Notice tone="error" title={CAMERA_WORDS[trouble].text}>
          {CAMERA_WORDS[trouble].hint}
        </Notice>
      )}
    </div>
  );
};
