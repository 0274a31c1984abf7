'use client';

import { Button } from '@aws-amplify/ui-react';
import { downloadFile } from '@/components/ui/download-file';
import { csvOf } from './csv';

type Props = { what: string; fileName: string; rows: () => (string | number | undefined)[][] };

/** A table as a file for a spreadsheet, as it is shown at this moment. */
export const CsvButton = ({ what, fileName, rows }: Props) => (
  <Button
    size="small"
    aria-label={`Download ${what} as CSV`}
    onClick={() => downloadFile({ name: fileName, type: 'text/csv;charset=utf-8', text: csvOf(rows()) })}
  >
    Download CSV
  </Button>
);
