export const unit = 'pieces';
