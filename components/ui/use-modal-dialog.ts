import { useEffect, useRef, type RefObject } from 'react';

/** Opens the `<dialog>` that gets the ref over the page while `isOpen`, and closes it after. */
export const useModalDialog = (isOpen: boolean): RefObject<HTMLDialogElement | null> => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return dialog;
};
