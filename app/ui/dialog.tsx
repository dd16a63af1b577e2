import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';

export interface DialogProps {
  title: ReactNode;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
  /** `wide` for tables and previews. */
  width?: 'normal' | 'wide';
}

/** A window above the page: focus stays inside, Escape closes it. Focus starts on the first control. */
export function Dialog({ title, isOpen, onOpenChange, children, width = 'normal' }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-50 flex items-end justify-center bg-black/40 sm:items-center sm:p-6"
    >
      <Modal
        className={`max-h-[92dvh] w-full overflow-y-auto rounded-t-2xl bg-white shadow-float sm:rounded-2xl ${
          width === 'wide' ? 'sm:max-w-4xl' : 'sm:max-w-lg'
        }`}
      >
        <AriaDialog className="flex flex-col gap-4 p-5 outline-none sm:p-6">
          <div className="flex items-start justify-between gap-4">
            <Heading slot="title" className="text-xl font-bold">
              {title}
            </Heading>
            <AriaButton
              slot="close"
              aria-label={t('close')}
              className="-mr-2 -mt-2 flex size-11 shrink-0 items-center justify-center rounded-lg hover:bg-solid-gray-50"
            >
              <X aria-hidden="true" />
            </AriaButton>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
